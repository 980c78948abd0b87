//! Counting paths.

use super::exercise::paths;
use calculus::{Edge, Tape, diamonds};

fn edges(ends: impl IntoIterator<Item = (usize, usize)>) -> Vec<Edge> {
    ends.into_iter().map(|(from, to)| Edge { from, to, local: 1.0 }).collect()
}

/// A path has to arrive. Whoever takes the edge from 0 to 2 here is stuck.
#[test]
fn an_edge_that_leads_nowhere_adds_no_path() {
    let came = paths(&edges([(0, 1), (0, 2), (1, 3)]), 4);
    assert!(came <= 1, "edges 0-1, 0-2 and 1-3: {came} paths from 0 to 3, and 2 is a dead end");
}

/// Nothing branches, so there is nothing to choose. Has each node got its paths before it hands them on?
#[test]
fn a_chain_has_one_path_however_long() {
    let came = paths(&edges((1..6).map(|to| (to - 1, to))), 6);
    assert!(came == 1, "a chain of 6 nodes: {came} paths");
}

/// Two ways part and meet again.
#[test]
fn a_diamond_has_two_paths() {
    let came = paths(&edges([(0, 1), (0, 2), (1, 3), (2, 3)]), 4);
    assert!(came == 2, "one diamond: {came} paths");
}

/// At the waist two paths have arrived. Each of them has two ways to go on.
#[test]
fn two_diamonds_in_a_row_have_four_paths() {
    let tape = Tape::new();
    let _ = diamonds(tape.variable("x", 0.5), 2);
    let came = paths(&tape.edges(), tape.nodes().len());
    assert!(came == 4, "two diamonds: {came} paths");
}

/// All paths to a node come by way of the nodes it was computed from: add theirs.
#[test]
fn thirty_diamonds_are_counted_at_once() {
    let tape = Tape::new();
    let _ = diamonds(tape.variable("x", 0.5), 30);
    let came = paths(&tape.edges(), tape.nodes().len());
    assert!(came == 1 << 30, "thirty diamonds: {came} paths, not {}", 1 << 30);
    let fibonacci = (1..=30).flat_map(|to: usize| {
        [to.checked_sub(2), Some(to - 1)].into_iter().flatten().map(move |from| (from, to))
    });
    println!("Fibonacci's graph, from 0 to 30: {}", paths(&edges(fibonacci), 31));
}

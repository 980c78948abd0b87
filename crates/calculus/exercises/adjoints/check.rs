//! Reverse mode.

use super::exercise::adjoints;
use calculus::{Scalar, Tape, Var};

/// What comes back on the tape of `f` at `x`, and what should.
fn both(f: impl for<'t> Fn(Var<'t>) -> Var<'t>, x: f64) -> (Vec<f64>, Vec<f64>) {
    let tape = Tape::new();
    let y = f(tape.variable("x", x));
    let nodes = tape.nodes().len();
    (adjoints(&tape.edges(), nodes), tape.backward(y))
}

/// ∂f/∂f is a number you know without a graph. Everything else is a multiple of it.
#[test]
fn f_rises_with_itself() {
    let (came, _) = both(|x| x * 3.0, 2.0);
    assert!(came[1] == 1.0, "3x: ∂f/∂f is {}", came[1]);
}

/// A node can hand on what it has only after it has got it. Who gets his first, the oldest or the newest?
#[test]
fn a_chain_multiplies_all_its_slopes() {
    let (came, _) = both(|x| x * 3.0 * 5.0, 2.0);
    assert!(came[0] == 15.0, "(x · 3) · 5: ∂f/∂x is {}", came[0]);
}

/// x + x rises twice as fast as x, though each of the two edges has the slope 1.
#[test]
fn what_arrives_on_two_edges_adds_up() {
    let (came, _) = both(|x| x + x, 2.0);
    assert!(came[0] == 2.0, "x + x: ∂f/∂x is {}", came[0]);
}

/// Write the five nodes of x² + 5x³ on paper, with the adjoint of each.
#[test]
fn it_agrees_with_the_tape_of_the_crate() {
    for x in [2.0, -0.7] {
        for (came, right) in [
            both(|x| x.powi(2) + x.powi(3) * 5.0, x),
            both(|x| (x.tanh() + x.sigmoid()) * x.exp() - x, x),
        ] {
            let near = came.iter().zip(&right).all(|(a, b)| (a - b).abs() < 1e-12);
            assert!(near && came.len() == right.len(), "x = {x}: {came:.3?}, not {right:.3?}");
        }
    }
    let tape = Tape::new();
    let x = tape.variable("x", 2.0);
    let y = x.powi(2) + x.powi(3) * 5.0;
    let adjoint = tape.backward(y);
    let edges = tape.edges();
    let arrive = edges.iter().rev().filter(|edge| edge.from == 0);
    let arrive: Vec<f64> = arrive.map(|edge| adjoint[edge.to] * edge.local).collect();
    println!("at x arrive, in this order: {arrive:?}");
}

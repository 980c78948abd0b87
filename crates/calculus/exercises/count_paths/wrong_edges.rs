//! Fails `an_edge_that_leads_nowhere_adds_no_path`: it counts edges.

use calculus::Edge;

pub fn paths(edges: &[Edge], _: usize) -> u64 {
    edges.len() as u64
}

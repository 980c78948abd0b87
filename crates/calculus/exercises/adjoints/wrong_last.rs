//! Fails `what_arrives_on_two_edges_adds_up`: the last edge to arrive replaces the others.

use calculus::Edge;

pub fn adjoints(edges: &[Edge], nodes: usize) -> Vec<f64> {
    let mut adjoint = vec![0.0; nodes];
    adjoint[nodes - 1] = 1.0;
    for edge in edges.iter().rev() {
        adjoint[edge.from] = adjoint[edge.to] * edge.local;
    }
    adjoint
}

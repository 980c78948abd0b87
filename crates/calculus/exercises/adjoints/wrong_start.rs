//! Fails `f_rises_with_itself`: nothing starts the way back.

use calculus::Edge;

pub fn adjoints(edges: &[Edge], nodes: usize) -> Vec<f64> {
    let mut adjoint = vec![0.0; nodes];
    for edge in edges.iter().rev() {
        adjoint[edge.from] += adjoint[edge.to] * edge.local;
    }
    adjoint
}

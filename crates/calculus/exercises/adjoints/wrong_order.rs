//! Fails `a_chain_multiplies_all_its_slopes`: it goes through the edges from old to new.

use calculus::Edge;

pub fn adjoints(edges: &[Edge], nodes: usize) -> Vec<f64> {
    let mut adjoint = vec![0.0; nodes];
    adjoint[nodes - 1] = 1.0;
    for edge in edges {
        adjoint[edge.from] += adjoint[edge.to] * edge.local;
    }
    adjoint
}

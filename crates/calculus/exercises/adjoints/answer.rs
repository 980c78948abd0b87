use calculus::Edge;

/// ∂f/∂v for each of `nodes` nodes; f is the last one.
pub fn adjoints(edges: &[Edge], nodes: usize) -> Vec<f64> {
    let mut adjoint = vec![0.0; nodes];
    adjoint[nodes - 1] = 1.0;
    for edge in edges.iter().rev() {
        adjoint[edge.from] += adjoint[edge.to] * edge.local;
    }
    adjoint
}

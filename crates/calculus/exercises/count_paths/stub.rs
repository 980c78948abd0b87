use calculus::Edge;

/// The number of paths from node 0 to the last of `nodes` nodes.
pub fn paths(edges: &[Edge], nodes: usize) -> u64 {
    0
}

use calculus::Edge;

/// The number of paths from node 0 to the last of `nodes` nodes.
pub fn paths(edges: &[Edge], nodes: usize) -> u64 {
    let mut paths = vec![0; nodes];
    paths[0] = 1;
    for edge in edges {
        paths[edge.to] += paths[edge.from];
    }
    paths[nodes - 1]
}

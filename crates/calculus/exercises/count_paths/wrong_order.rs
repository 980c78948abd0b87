//! Fails `a_chain_has_one_path_however_long`: a node hands on before it has received.

use calculus::Edge;

pub fn paths(edges: &[Edge], nodes: usize) -> u64 {
    let mut paths = vec![0; nodes];
    paths[0] = 1;
    for edge in edges.iter().rev() {
        paths[edge.to] += paths[edge.from];
    }
    paths[nodes - 1]
}

//! Fails `two_diamonds_in_a_row_have_four_paths`: each edge into a node counts as one path.

use calculus::Edge;

pub fn paths(edges: &[Edge], nodes: usize) -> u64 {
    edges.iter().filter(|edge| edge.to == nodes - 1).count() as u64
}

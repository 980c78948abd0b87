// ANCHOR: count
//! The chain rule written out, path by path: right, and out of the question.

use crate::tape::{Tape, Var};

impl Tape {
    /// The number of paths from `x` to `y`, counted without walking them.
    ///
    /// Each node has as many paths from x as the nodes it was computed from have together.
    ///
    /// # Panics
    ///
    /// Where there are more than 2¹²⁸.
    pub fn paths(&self, x: Var, y: Var) -> u128 {
        let mut paths = vec![0_u128; self.nodes().len()];
        paths[x.index()] = 1;
        for edge in self.edges().iter() {
            let sum = paths[edge.to].checked_add(paths[edge.from]);
            paths[edge.to] = sum.expect("fewer than 2¹²⁸ paths");
        }
        paths[y.index()]
    }
}
// ANCHOR_END: count

// ANCHOR: expand
/// A derivative as a sum over paths, and what it cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expansion {
    /// ∂y/∂x.
    pub derivative: f64,
    /// The paths that were walked.
    pub paths: u64,
    /// The multiplications.
    pub products: u64,
}

/// ∂y/∂x as the chain rule is written out: the sum over all paths of the product along each.
pub fn expand(tape: &Tape, x: Var, y: Var) -> Expansion {
    let edges = tape.edges();
    let mut expansion = Expansion { derivative: 0.0, paths: 0, products: 0 };
    let mut ends = vec![(y.index(), 1.0)];
    while let Some((node, product)) = ends.pop() {
        if node == x.index() {
            expansion.derivative += product;
            expansion.paths += 1;
        }
        let first = edges.partition_point(|edge| edge.to < node);
        for edge in edges[first..].iter().take_while(|edge| edge.to == node) {
            ends.push((edge.from, product * edge.local));
            expansion.products += 1;
        }
    }
    expansion
}
// ANCHOR_END: expand

// ANCHOR: diamonds
/// A chain of `k` diamonds, u ↦ tanh u + σ(u): 4 edges and a doubling of the paths each.
pub fn diamonds(x: Var<'_>, k: usize) -> Var<'_> {
    use crate::Scalar;
    (0..k).fold(x, |u, _| u.tanh() + u.sigmoid())
}
// ANCHOR_END: diamonds

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Scalar;

    #[test]
    fn k_diamonds_have_two_to_the_k_paths_on_four_k_edges() {
        for k in 0..16 {
            let tape = Tape::new();
            let x = tape.variable("x", 0.5);
            let y = diamonds(x, k);
            let expansion = expand(&tape, x, y);
            assert_eq!((expansion.paths, tape.paths(x, y)), (1 << k, 1 << k));
            assert_eq!(tape.edges().len(), 4 * k);
            assert_eq!(expansion.products, 4 * ((1 << k) - 1));
            let slope = tape.backward(y)[x.index()];
            assert!((expansion.derivative - slope).abs() <= 1e-12 * slope.abs());
        }
    }

    #[test]
    fn a_hundred_diamonds_are_counted_without_walking() {
        let tape = Tape::new();
        let x = tape.variable("x", 0.5);
        assert_eq!(tape.paths(x, diamonds(x, 100)), 1 << 100);
    }

    #[test]
    #[should_panic(expected = "fewer than 2¹²⁸ paths")]
    fn too_many_paths_are_not_counted_wrongly() {
        let tape = Tape::new();
        let x = tape.variable("x", 0.5);
        tape.paths(x, diamonds(x, 128));
    }

    /// Two paths of the lecture's graph: 1 · 2x = 4 and 1 · 5 · 3x² = 60.
    #[test]
    fn the_paths_of_the_lecture_add_up_to_64() {
        let tape = Tape::new();
        let x = tape.variable("x", 2.0);
        let y = x.powi(2) + x.powi(3) * 5.0;
        assert_eq!(expand(&tape, x, y), Expansion { derivative: 64.0, paths: 2, products: 5 });
        assert_eq!(expand(&tape, y, x).paths, 0);
        assert_eq!(expand(&tape, x, x), Expansion { derivative: 1.0, paths: 1, products: 0 });
    }
}

//! A sheet of rubber, bent.

use std::array;

/// A smooth field of shifts over the square from 0 to 1: quadratic B-splines over 4 × 4 nodes.
pub(crate) struct Sheet([[(f64, f64); 4]; 4]);

impl Sheet {
    /// Each node is moved by two draws, to the right and down.
    pub(crate) fn new(mut draw: impl FnMut() -> f64) -> Self {
        Self(array::from_fn(|_| array::from_fn(|_| (draw(), draw()))))
    }

    /// How far the point (x, y) is moved: a mean of the nine nodes around it.
    pub(crate) fn shift(&self, x: f64, y: f64) -> (f64, f64) {
        let ((i, down), (j, right)) = (weights(y), weights(x));
        let (mut u, mut v) = (0.0, 0.0);
        for (row, b) in self.0[i..].iter().zip(down) {
            for (node, a) in row[j..].iter().zip(right) {
                u += a * b * node.0;
                v += a * b * node.1;
            }
        }
        (u, v)
    }
}

/// The first of three neighbouring nodes, and the share of each. Beyond the square its border goes
/// on.
fn weights(at: f64) -> (usize, [f64; 3]) {
    let at = 2.0 * at.clamp(0.0, 1.0);
    let first = if at < 1.0 { 0 } else { 1 };
    let t = at - first as f64;
    (first, [(1.0 - t) * (1.0 - t) / 2.0, 0.5 + t * (1.0 - t), t * t / 2.0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_abs_diff_eq;

    #[test]
    fn a_sheet_whose_nodes_move_alike_moves_as_a_whole() {
        let sheet = Sheet([[(0.25, -0.5); 4]; 4]);
        for (x, y) in [(0.0, 0.0), (0.3, 0.9), (0.5, 0.5), (1.0, 1.0), (-1.0, 7.0)] {
            let (u, v) = sheet.shift(x, y);
            assert_abs_diff_eq!(u, 0.25, epsilon = 1e-15);
            assert_abs_diff_eq!(v, -0.5, epsilon = 1e-15);
        }
    }

    /// One node of sixteen moves, to (1, 0). Its share along a line through it is t² / 2 at first, up
    /// to ½ where the cells meet, ¾ in the middle of the next: at (½, ¼) it is ½ · ¾.
    #[test]
    fn a_node_moves_what_is_near_it_most() {
        let mut sheet = Sheet([[(0.0, 0.0); 4]; 4]);
        sheet.0[1][1].0 = 1.0;
        for ((x, y), expected) in [
            ((0.25, 0.25), 0.5625),
            ((0.5, 0.25), 0.375),
            ((0.75, 0.25), 0.09375),
            ((1.0, 0.25), 0.0),
        ] {
            assert_abs_diff_eq!(sheet.shift(x, y).0, expected, epsilon = 1e-15);
            assert_abs_diff_eq!(sheet.shift(y, x).0, expected, epsilon = 1e-15);
        }
    }

    /// Nodes ±0.1 by turns: between neighbours 0.2, over half of the square, at most 0.8 · 0.001 a step.
    #[test]
    fn a_sheet_is_bent_without_a_step() {
        let mut k = 0;
        let sheet = Sheet::new(|| {
            k += 1;
            if k / 2 % 2 == 0 { 0.1 } else { -0.1 }
        });
        for k in 0..1000 {
            let at = f64::from(k) / 1000.0;
            let (a, b) = (sheet.shift(at, 0.3), sheet.shift(at + 0.001, 0.3));
            assert!((a.0 - b.0).abs() < 0.0008 && (a.1 - b.1).abs() < 0.0008, "at {at}");
        }
    }
}

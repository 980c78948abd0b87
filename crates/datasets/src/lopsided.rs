//! A set that a line separates and least squares does not (PER-28).

use crate::Samples;
use ndarray::{Array1, array};

/// Five samples near the origin (target −1), one beside them at (2, 2) and four far out (target 1).
///
/// `x` is (10, 2), `t` is (10,). The squares of the far samples' errors outweigh the one nearby.
pub fn lopsided() -> Samples {
    let x = array![
        [0.0, 0.0],
        [0.0, 1.0],
        [1.0, 0.0],
        [0.0, -1.0],
        [-1.0, 0.0],
        [2.0, 2.0],
        [8.0, 8.0],
        [8.0, 9.0],
        [9.0, 8.0],
        [9.0, 9.0],
    ];
    let t = Array1::from_shape_fn(10, |row| if row < 5 { -1.0 } else { 1.0 });
    Samples { x, t }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_through_three_separates_it() {
        let Samples { x, t } = lopsided();
        assert!(x.outer_iter().zip(&t).all(|(x, t)| t * (x.sum() - 3.0) > 0.0));
    }
}

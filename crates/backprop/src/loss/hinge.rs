// ANCHOR: hinge
//! What every class costs that comes too close to the right one.

use ndarray::{Array2, ArrayView2};
use tensor::Real;

use super::{Loss, entries::check_classes};

/// The hinge of several classes, for scores s, the mean over the batch of
///
/// ```text
/// C = Σ_{j≠y} max(0, 1 + sⱼ − s_y)
/// ```
///
/// Each other class adds until it is a margin of 1 below the right one; from there on it is left alone.
/// As the last layer it makes the net a support-vector machine (Weston and Watkins, 1999; named in
/// Polish lecture 7, fully connected layers). PyTorch's `MultiMarginLoss` is 1/K times this cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hinge;

impl<F: Real> Loss<F> for Hinge {
    type Target = [usize];

    #[track_caller]
    fn loss(&self, s: ArrayView2<F>, y: &[usize]) -> (F, Array2<F>) {
        check_classes("Hinge", s, y);
        let batch = s.nrows() as f64;
        let each = F::of(1.0 / batch);
        let mut cost = 0.0;
        let mut slope = Array2::zeros(s.dim());
        for ((s, mut slope), &y) in s.outer_iter().zip(slope.outer_iter_mut()).zip(y) {
            for (j, &other) in s.iter().enumerate().filter(|&(j, _)| j != y) {
                let violation = F::one() + other - s[y];
                if violation > F::zero() {
                    cost += violation.as_f64();
                    slope[j] += each;
                    slope[y] -= each;
                }
            }
        }
        (F::of(cost / batch), slope)
    }
}
// ANCHOR_END: hinge

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check_loss;
    use ndarray::array;

    /// s = (2, 1.5, −1), y = 0: 1 + 1.5 − 2 = 0.5 from class 1, nothing from class 2.
    #[test]
    fn only_classes_within_the_margin_cost() {
        let (cost, slope) = Hinge.loss(array![[2.0, 1.5, -1.0]].view(), &[0]);
        assert_eq!((cost, slope), (0.5, array![[-1.0, 1.0, 0.0]]));
    }

    /// (0.5 + 0) / 2 for the first row, and 1 + 2 − 1.5 = 1.5 and 1 − 1 − 1.5 < 0 for the second.
    #[test]
    fn it_is_the_mean_over_rows() {
        let s = array![[2.0, 1.5, -1.0], [2.0, 1.5, -1.0]];
        let (cost, slope) = Hinge.loss(s.view(), &[0, 1]);
        assert_eq!(cost, 1.0);
        assert_eq!(slope, array![[-0.5, 0.5, 0.0], [0.5, -0.5, 0.0]]);
    }

    #[test]
    fn hinge_gradient_matches_finite_differences_off_the_kinks() {
        let s = array![[2.0, 1.5, -1.0, 0.3], [0.2, 0.1, 0.0, -0.1], [-9.0, 8.0, 1.0, 2.0]];
        check_loss(&Hinge, s.view(), &[0, 3, 1]).assert_passed();
    }

    #[test]
    fn beyond_the_margin_nothing_pulls() {
        let (cost, slope) = Hinge.loss(array![[1e4, 0.0, -1e4]].view(), &[0]);
        assert_eq!((cost, slope), (0.0, array![[0.0, 0.0, 0.0]]));
        assert_eq!(Hinge.loss(array![[-7.0]].view(), &[0]).0, 0.0);
    }

    #[test]
    #[should_panic(expected = "Hinge: y[0] is class 3, ŷ has classes below 3")]
    fn a_class_that_there_is_not_is_refused() {
        Hinge.loss(array![[0.0, 0.0, 0.0]].view(), &[3]);
    }
}

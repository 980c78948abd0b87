// ANCHOR: cross_entropy
//! What a class costs that was given a probability.

use ndarray::{Array2, ArrayRef2, ArrayView2};
use tensor::Real;

use super::{Loss, binary_cross_entropy::surprise};
use super::{entries::check_probabilities, entries::entrywise};

/// The cross-entropy of outputs that are the probabilities of the classes, the mean over the batch of
///
/// ```text
/// C = −Σₖ yₖ ln ŷₖ          ∂C/∂ŷₖ = −yₖ / ŷₖ
/// ```
///
/// Polish lecture 3, categorical cross-entropy, without the sum over k. A row of targets is a 1 among
/// zeros, or any probabilities that sum to 1. 0 ln 0 counts as 0.
///
/// # Panics
///
/// `loss` also panics where an output or a target is not from 0 to 1, and where a row of targets does
/// not sum to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CrossEntropy;

impl<F: Real> Loss<F> for CrossEntropy {
    type Target = ArrayRef2<F>;

    #[track_caller]
    fn loss(&self, y_hat: ArrayView2<F>, y: &ArrayRef2<F>) -> (F, Array2<F>) {
        check_probabilities("CrossEntropy", "ŷ", y_hat);
        check_probabilities("CrossEntropy", "y", y.view());
        for (row, y) in y.outer_iter().enumerate() {
            let sum = y.sum();
            let whole = (sum - F::one()).abs() < F::of(1e-3);
            assert!(whole, "CrossEntropy: y[{row}] sums to {sum}, probabilities of classes to 1");
        }
        entrywise("CrossEntropy", y_hat, y, |y_hat, y| surprise(y, y_hat))
    }
}
// ANCHOR_END: cross_entropy

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check_loss;
    use ndarray::array;

    /// −ln 0.7 = 0.35667 and −ln 0.1 = 2.30259; the mean is 1.32963.
    #[test]
    fn the_probability_of_the_right_class_is_what_counts() {
        let y_hat = array![[0.7, 0.2, 0.1], [0.6, 0.3, 0.1]];
        let (cost, slope) = CrossEntropy.loss(y_hat.view(), &array![[1., 0., 0.], [0., 0., 1.]]);
        approx::assert_abs_diff_eq!(cost, 1.32963, epsilon = 5e-6);
        let right = array![[-0.5 / 0.7, 0.0, 0.0], [0.0, 0.0, -5.0]];
        approx::assert_abs_diff_eq!(slope, right, epsilon = 1e-13);
    }

    /// 0.8 (−ln 0.5) + 0.2 (−ln 0.25) = 1.2 ln 2: no class has a 1, so the sum over classes matters.
    #[test]
    fn the_sum_over_classes_is_part_of_it() {
        let (cost, _) =
            CrossEntropy.loss(array![[0.5, 0.25, 0.25]].view(), &array![[0.8, 0.2, 0.0]]);
        approx::assert_abs_diff_eq!(cost, 1.2 * 2_f64.ln(), epsilon = 1e-15);
    }

    #[test]
    fn cross_entropy_gradient_matches_finite_differences() {
        let y_hat = array![[0.7, 0.2, 0.1], [0.6, 0.3, 0.1]];
        let y = array![[0.5, 0.25, 0.25], [0.0, 0.0, 1.0]];
        check_loss(&CrossEntropy, y_hat.view(), &y).assert_passed();
    }

    #[test]
    fn a_certainty_costs_nothing_where_it_is_right_and_all_where_it_is_wrong() {
        let y = array![[0.0, 1.0]];
        assert_eq!(CrossEntropy.loss(array![[0.0, 1.0]].view(), &y).0, 0.0);
        assert_eq!(CrossEntropy.loss(array![[1.0, 0.0]].view(), &y).0, f64::INFINITY);
    }

    #[test]
    #[should_panic(expected = "CrossEntropy: y[1] sums to 2, probabilities of classes to 1")]
    fn two_labels_at_once_are_refused() {
        let y_hat = Array2::from_elem((2, 3), 0.3);
        CrossEntropy.loss(y_hat.view(), &array![[1.0, 0.0, 0.0], [0.0, 1.0, 1.0]]);
    }

    #[test]
    #[should_panic(expected = "CrossEntropy: ŷ[0, 1] is -0.2, a probability is from 0 to 1")]
    fn net_inputs_in_place_of_probabilities_are_refused() {
        CrossEntropy.loss(array![[0.9, -0.2]].view(), &array![[1.0, 0.0]]);
    }
}

// ANCHOR: binary_cross_entropy
//! What a yes or no costs that was given a probability.

use ndarray::{Array2, ArrayRef2, ArrayView2};
use tensor::Real;

use super::{Loss, entries::check_probabilities, entries::entrywise};

/// The cross-entropy of outputs that are probabilities of a yes, the mean over the batch of
///
/// ```text
/// C = −Σₖ [yₖ ln ŷₖ + (1 − yₖ) ln(1 − ŷₖ)]          ∂C/∂ŷₖ = (ŷₖ − yₖ) / (ŷₖ (1 − ŷₖ))
/// ```
///
/// Polish lecture 3, binary cross-entropy, where the second sign is a minus. 0 ln 0 counts as 0, so
/// that a right certainty costs nothing; a wrong one costs ∞.
///
/// # Panics
///
/// `loss` also panics where an output or a target is not from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BinaryCrossEntropy;

impl<F: Real> Loss<F> for BinaryCrossEntropy {
    type Target = ArrayRef2<F>;

    #[track_caller]
    fn loss(&self, y_hat: ArrayView2<F>, y: &ArrayRef2<F>) -> (F, Array2<F>) {
        check_probabilities("BinaryCrossEntropy", "ŷ", y_hat);
        check_probabilities("BinaryCrossEntropy", "y", y.view());
        entrywise("BinaryCrossEntropy", y_hat, y, |y_hat, y| {
            let (yes, d_yes) = surprise(y, y_hat);
            let (no, d_no) = surprise(F::one() - y, F::one() - y_hat);
            (yes + no, d_yes - d_no)
        })
    }
}

/// −y ln p and its derivative −y/p, both 0 where y is.
pub(super) fn surprise<F: Real>(y: F, p: F) -> (F, F) {
    if y == F::zero() { (y, y) } else { (-y * p.ln(), -y / p) }
}
// ANCHOR_END: binary_cross_entropy

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check_loss;
    use ndarray::array;

    fn of(y_hat: f64, y: f64) -> (f64, f64) {
        let (cost, slope) = BinaryCrossEntropy.loss(array![[y_hat]].view(), &array![[y]]);
        (cost, slope[[0, 0]])
    }

    /// y = 1, ŷ = 0.9: −ln 0.9 = 0.10536; y = 0, ŷ = 0.9: −ln 0.1 = ln 10 = 2.30259.
    #[test]
    fn a_good_answer_costs_little_and_a_bad_one_much() {
        approx::assert_abs_diff_eq!(of(0.9, 1.0).0, 0.10536, epsilon = 5e-6);
        approx::assert_abs_diff_eq!(of(0.9, 0.0).0, 10_f64.ln(), epsilon = 1e-14);
    }

    /// (0.9 − 1) / (0.9 · 0.1) = −1.111…
    #[test]
    fn the_derivative_is_a_difference_over_the_slope_of_the_logistic_function() {
        for (y_hat, y) in [(0.9, 1.0), (0.2, 0.0), (0.6, 0.3)] {
            let formula = (y_hat - y) / (y_hat * (1.0 - y_hat));
            approx::assert_relative_eq!(of(y_hat, y).1, formula, max_relative = 1e-13);
        }
    }

    #[test]
    fn binary_cross_entropy_gradient_matches_finite_differences() {
        let y_hat = array![[0.6, 0.2, 0.99], [0.5, 0.01, 0.7]];
        let y = array![[1.0, 0.0, 1.0], [0.0, 1.0, 0.25]];
        check_loss(&BinaryCrossEntropy, y_hat.view(), &y).assert_passed();
    }

    #[test]
    fn a_right_certainty_costs_nothing_and_a_wrong_one_everything() {
        assert_eq!(of(0.0, 0.0), (0.0, 1.0));
        assert_eq!(of(1.0, 1.0), (0.0, -1.0));
        assert_eq!(of(0.0, 1.0), (f64::INFINITY, f64::NEG_INFINITY));
        assert_eq!(of(1.0, 0.0), (f64::INFINITY, f64::INFINITY));
    }

    #[test]
    #[should_panic(expected = "BinaryCrossEntropy: ŷ[0, 0] is 1.5, a probability is from 0 to 1")]
    fn an_output_that_is_no_probability_is_refused() {
        of(1.5, 1.0);
    }

    #[test]
    #[should_panic(expected = "BinaryCrossEntropy: y[0, 0] is -1, a probability is from 0 to 1")]
    fn bipolar_targets_are_refused() {
        of(0.5, -1.0);
    }

    #[test]
    #[should_panic(expected = "ŷ[0, 0] is NaN")]
    fn an_output_that_is_no_number_is_refused() {
        of(f64::NAN, 1.0);
    }
}

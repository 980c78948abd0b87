// ANCHOR: squared_error
//! Half the squared distance between output and target.

use ndarray::{Array2, ArrayRef2, ArrayView2};
use tensor::Real;

use super::{Loss, entries::entrywise};

/// The squared error, the mean over the batch of
///
/// ```text
/// E = ½ Σₖ (yₖ − ŷₖ)²          ∂E/∂ŷₖ = ŷₖ − yₖ
/// ```
///
/// Polish lecture 2, weights of the output layer. PyTorch's `MSELoss` has no ½ and takes the mean over
/// the K outputs as well: it is 2/K times this cost, and so is its gradient.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SquaredError;

impl<F: Real> Loss<F> for SquaredError {
    type Target = ArrayRef2<F>;

    #[track_caller]
    fn loss(&self, y_hat: ArrayView2<F>, y: &ArrayRef2<F>) -> (F, Array2<F>) {
        entrywise("SquaredError", y_hat, y, |y_hat, y| {
            let error = y_hat - y;
            (F::of(0.5) * error * error, error)
        })
    }
}
// ANCHOR_END: squared_error

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check_loss;
    use ndarray::array;

    /// ½ ((1 − 0.6)² + (0 − 0.2)²) = 0.1 and ½ (0.5² + 0²) = 0.125; the mean is 0.1125.
    #[test]
    fn it_is_half_the_squares_summed_over_outputs_and_averaged_over_rows() {
        let y_hat = array![[0.6, 0.2], [0.5, 1.0]];
        let (cost, slope) = SquaredError.loss(y_hat.view(), &array![[1.0, 0.0], [0.0, 1.0]]);
        approx::assert_abs_diff_eq!(cost, 0.1125, epsilon = 1e-15);
        approx::assert_abs_diff_eq!(slope, array![[-0.2, 0.1], [0.25, 0.0]], epsilon = 1e-15);
    }

    #[test]
    fn squared_error_gradient_matches_finite_differences() {
        let y_hat = array![[0.6, -0.2, 3.0], [0.5, 1.0, 0.0]];
        let y = array![[1.0, 0.0, 2.0], [0.0, 1.0, -1.0]];
        check_loss(&SquaredError, y_hat.view(), &y).assert_passed();
    }

    #[test]
    #[should_panic(expected = "SquaredError: ŷ is (2, 3), y is (2, 1)")]
    fn targets_of_another_shape_are_not_stretched_to_fit() {
        SquaredError.loss(Array2::<f64>::zeros((2, 3)).view(), &Array2::zeros((2, 1)));
    }

    #[test]
    #[should_panic(expected = "SquaredError: ŷ is (0, 3), an empty batch has no mean")]
    fn an_empty_batch_is_refused() {
        SquaredError.loss(Array2::<f64>::zeros((0, 3)).view(), &Array2::zeros((0, 3)));
    }
}

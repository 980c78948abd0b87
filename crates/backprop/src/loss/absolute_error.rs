// ANCHOR: absolute_error
//! The distance between output and target.

use ndarray::{Array2, ArrayRef2, ArrayView2};
use tensor::Real;

use super::{Loss, entries::entrywise};

/// The absolute error, the mean over the batch of
///
/// ```text
/// E = Σₖ |yₖ − ŷₖ|          ∂E/∂ŷₖ = sign(ŷₖ − yₖ), 0 where they are equal
/// ```
///
/// Hungarian lecture 10, regression (MAE). PyTorch's `L1Loss` takes the mean over the K outputs as well:
/// it is 1/K times this cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AbsoluteError;

impl<F: Real> Loss<F> for AbsoluteError {
    type Target = ArrayRef2<F>;

    #[track_caller]
    fn loss(&self, y_hat: ArrayView2<F>, y: &ArrayRef2<F>) -> (F, Array2<F>) {
        entrywise("AbsoluteError", y_hat, y, |y_hat, y| {
            let error = y_hat - y;
            let sign = if error == F::zero() { error } else { error.signum() };
            (error.abs(), sign)
        })
    }
}
// ANCHOR_END: absolute_error

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check_loss;
    use ndarray::array;

    /// |0.6 − 1| + |3 − 2| = 1.4 and |0.5| + 0 = 0.5; the mean is 0.95.
    #[test]
    fn it_is_the_distances_summed_over_outputs_and_averaged_over_rows() {
        let y_hat = array![[0.6, 3.0], [0.5, 1.0]];
        let (cost, slope) = AbsoluteError.loss(y_hat.view(), &array![[1.0, 2.0], [0.0, 1.0]]);
        approx::assert_abs_diff_eq!(cost, 0.95, epsilon = 1e-15);
        assert_eq!(slope, array![[-0.5, 0.5], [0.5, 0.0]]);
    }

    #[test]
    fn absolute_error_gradient_matches_finite_differences_off_the_kink() {
        let y_hat = array![[0.6, -0.2, 3.0], [0.5, 1.1, 0.0]];
        let y = array![[1.0, 0.0, 2.0], [0.0, 1.0, -1.0]];
        check_loss(&AbsoluteError, y_hat.view(), &y).assert_passed();
    }
}

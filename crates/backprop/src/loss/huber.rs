// ANCHOR: huber
//! The square of a small error, the length of a large one.

use ndarray::{Array2, ArrayRef2, ArrayView2};
use tensor::Real;

use super::{Loss, entries::entrywise};

/// Huber's cost, the mean over the batch of a sum over the outputs, with e = ŷ − y, of
///
/// ```text
/// ½ e²               where |e| ≤ δ          slope e
/// δ (|e| − ½ δ)      beyond                 slope δ sign(e)
/// ```
///
/// P. J. Huber, 1964; Hungarian lecture 10, regression. PyTorch's `HuberLoss` takes the mean over the K
/// outputs as well: it is 1/K times this cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Huber {
    delta: f64,
}

impl Huber {
    /// With the δ where the parabola ends.
    ///
    /// # Panics
    ///
    /// Where δ is not positive.
    #[track_caller]
    pub fn new(delta: f64) -> Self {
        assert!(delta > 0.0, "Huber::new: δ is {delta}, it has to be positive");
        Self { delta }
    }
}

impl<F: Real> Loss<F> for Huber {
    type Target = ArrayRef2<F>;

    #[track_caller]
    fn loss(&self, y_hat: ArrayView2<F>, y: &ArrayRef2<F>) -> (F, Array2<F>) {
        let (delta, half) = (F::of(self.delta), F::of(0.5));
        entrywise("Huber", y_hat, y, |y_hat, y| {
            let error = y_hat - y;
            if error.abs() <= delta {
                (half * error * error, error)
            } else {
                (delta * (error.abs() - half * delta), delta * error.signum())
            }
        })
    }
}
// ANCHOR_END: huber

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check_loss;
    use ndarray::array;

    fn of(error: f64, delta: f64) -> (f64, f64) {
        let (cost, slope) = Huber::new(delta).loss(array![[error]].view(), &array![[0.0]]);
        (cost, slope[[0, 0]])
    }

    /// δ = 2: at 1 it is ½; at 5 it is 2 (5 − 1) = 8, where ½ e² were 12.5.
    #[test]
    fn it_is_a_parabola_near_zero_and_a_line_far_off() {
        assert_eq!(of(1.0, 2.0), (0.5, 1.0));
        assert_eq!(of(5.0, 2.0), (8.0, 2.0));
        assert_eq!(of(-5.0, 2.0), (8.0, -2.0));
    }

    #[test]
    fn value_and_slope_are_continuous_where_parabola_and_line_meet() {
        for delta in [0.1, 1.0, 7.0] {
            for sign in [-1.0, 1.0] {
                let inside = of(sign * delta * (1.0 - 1e-12), delta);
                let outside = of(sign * delta * (1.0 + 1e-12), delta);
                approx::assert_relative_eq!(inside.0, outside.0, max_relative = 1e-11);
                approx::assert_relative_eq!(inside.1, outside.1, max_relative = 1e-11);
            }
        }
    }

    #[test]
    fn huber_gradient_matches_finite_differences_on_both_sides() {
        let y_hat = array![[0.6, -0.2, 3.0], [0.5, -9.0, 0.0]];
        check_loss(&Huber::new(1.0), y_hat.view(), &Array2::zeros((2, 3))).assert_passed();
    }

    #[test]
    #[should_panic(expected = "Huber::new: δ is 0, it has to be positive")]
    fn a_parabola_without_width_is_refused() {
        Huber::new(0.0);
    }
}

// ANCHOR: logistic_cross_entropy
//! The binary cross-entropy of the logistic function, from the net input.

use ndarray::{Array2, ArrayRef2, ArrayView2};
use tensor::Real;

use super::{Loss, entries::check_probabilities, entries::entrywise};
use crate::activation::Activation;

/// The [binary cross-entropy](super::BinaryCrossEntropy) of ŷ = σ(z) as a function of z, the mean over
/// the batch of
///
/// ```text
/// C = Σₖ [softplus(zₖ) − yₖ zₖ]          ∂C/∂zₖ = σ(zₖ) − yₖ
/// ```
///
/// No logarithm of 0 and no division by 0: finite for every finite z. For one output it is PyTorch's
/// `BCEWithLogitsLoss`, which for K takes their mean.
///
/// # Panics
///
/// `loss` also panics where a target is not from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LogisticCrossEntropy;

impl<F: Real> Loss<F> for LogisticCrossEntropy {
    type Target = ArrayRef2<F>;

    #[track_caller]
    fn loss(&self, z: ArrayView2<F>, y: &ArrayRef2<F>) -> (F, Array2<F>) {
        check_probabilities("LogisticCrossEntropy", "y", y.view());
        entrywise("LogisticCrossEntropy", z, y, |z, y| {
            let y_hat = Activation::Logistic { beta: 1.0 }.apply(z);
            // softplus(z) − yz, with the part that is linear in z taken out: nothing large cancels.
            let (zero, one) = (F::zero(), F::one());
            let linear = if z > zero { (one - y) * z } else { -y * z };
            (linear + (-z.abs()).exp().ln_1p(), y_hat - y)
        })
    }
}
// ANCHOR_END: logistic_cross_entropy

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BinaryCrossEntropy, Layer, Mode, check_loss};
    use ndarray::array;

    fn of<F: Real>(z: f64, y: f64) -> (F, F) {
        let (z, y) = (array![[F::of(z)]], array![[F::of(y)]]);
        let (cost, slope) = LogisticCrossEntropy.loss(z.view(), &y);
        (cost, slope[[0, 0]])
    }

    #[test]
    fn it_is_softplus_less_y_z() {
        for (z, y) in [(2.0, 1.0), (2.0, 0.0), (-3.0, 0.25), (0.0, 1.0)] {
            let softplus: f64 = Activation::Softplus.apply(z);
            approx::assert_relative_eq!(of::<f64>(z, y).0, softplus - y * z, max_relative = 1e-13);
        }
    }

    /// ∂C/∂ŷ · ∂ŷ/∂z = (ŷ − y) / (ŷ (1 − ŷ)) · ŷ (1 − ŷ) = ŷ − y.
    #[test]
    fn the_slope_of_the_logistic_function_cancels() {
        let (z, y) = (array![[2.0, -1.0, 0.5]], array![[0.0, 0.0, 1.0]]);
        let mut sigma = Activation::Logistic { beta: 1.0 };
        let (y_hat, ()) = sigma.forward(z.view(), &mut Mode::Eval);
        let (cost, slope) = BinaryCrossEntropy.loss(y_hat.view(), &y);
        let chain = sigma.backward(z.view(), y_hat.view(), slope, ());
        let (fused, delta) = LogisticCrossEntropy.loss(z.view(), &y);
        approx::assert_abs_diff_eq!(cost, fused, epsilon = 1e-14);
        approx::assert_abs_diff_eq!(chain, delta, epsilon = 1e-14);
        approx::assert_abs_diff_eq!(delta, &y_hat - &y, epsilon = 1e-15);
    }

    #[test]
    fn logistic_cross_entropy_gradient_matches_finite_differences() {
        let z = array![[0.6, -7.0, 3.0], [0.0, 12.0, -0.5]];
        let y = array![[1.0, 0.0, 1.0], [0.0, 1.0, 0.25]];
        check_loss(&LogisticCrossEntropy, z.view(), &y).assert_passed();
    }

    #[test]
    fn ten_thousand_in_the_net_input_costs_ten_thousand_where_it_is_wrong() {
        assert_eq!(of::<f64>(1e4, 0.0), (1e4, 1.0));
        assert_eq!(of::<f64>(-1e4, 1.0), (1e4, -1.0));
        assert_eq!(of::<f32>(1e4, 1.0), (0.0, 0.0));
        assert_eq!(of::<f32>(-1e4, 0.0), (0.0, 0.0));
    }

    /// e^−37 = 8.5e-17 is less than half of what an f64 near 1 can tell apart, 1.1e-16.
    #[test]
    fn the_logistic_function_is_1_from_37_on() {
        let sigma = |z: f64| Activation::Logistic { beta: 1.0 }.apply(z);
        assert!(sigma(36.0) < 1.0 && sigma(37.0) == 1.0);
    }

    /// At z = 40, 1 − σ(z) is 0 in f64; the cost e^−40 is still there.
    #[test]
    fn a_cost_near_zero_keeps_its_digits() {
        approx::assert_relative_eq!(
            of::<f64>(40.0, 1.0).0,
            (-40.0_f64).exp(),
            max_relative = 1e-12
        );
    }

    #[test]
    #[should_panic(expected = "LogisticCrossEntropy: y[0, 0] is 2, a probability is from 0 to 1")]
    fn a_class_for_a_target_is_refused() {
        of::<f64>(0.0, 2.0);
    }
}

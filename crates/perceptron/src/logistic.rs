// ANCHOR: logistic
//! The logistic unit: a step made smooth, so that the answer is a probability.

use crate::descent::{Curve, SteepestDescent};
use crate::error::{Error, check_shapes, check_values};
use ndarray::{Array1, ArrayView1, ArrayView2};

/// A neuron that answers with the probability of class 1.
#[derive(Clone, Debug, PartialEq)]
pub struct LogisticUnit {
    /// One weight per input, (inputs,); the bias is the weight of an input x₀ ≡ 1.
    pub weights: Array1<f64>,
}

/// The logistic function σ(z) = 1 / (1 + e⁻ᶻ), without overflow for any z.
pub fn logistic(z: f64) -> f64 {
    let small = (-z.abs()).exp();
    if z >= 0.0 { 1.0 / (1.0 + small) } else { small / (1.0 + small) }
}

impl LogisticUnit {
    /// The probability of class 1 for one sample of shape (inputs,): ŷ = σ(wᵀx).
    ///
    /// # Panics
    ///
    /// Where `x` has not one value per weight.
    #[track_caller]
    pub fn predict(&self, x: ArrayView1<f64>) -> f64 {
        let (given, expected) = (x.len(), self.weights.len());
        assert!(
            given == expected,
            "LogisticUnit: x is ({given},), the weights expect ({expected},)"
        );
        logistic(self.weights.dot(&x))
    }
}
// ANCHOR_END: logistic

impl LogisticUnit {
    // ANCHOR: loss
    /// The mean cross-entropy between targets and answers.
    ///
    /// ```text
    /// C = −1/N Σ (t ln ŷ + (1 − t) ln(1 − ŷ)) = 1/N Σ (ln(e⁰ + eᶻ) − t z)        z = wᵀx
    /// ```
    ///
    /// The second form takes no logarithm of an answer that rounds to 0. `x` is (samples, inputs),
    /// `t` is (samples,) with entries from 0 to 1.
    ///
    /// # Panics
    ///
    /// Where `x` and `t` differ in their number of samples, or `x` and the weights in inputs.
    #[track_caller]
    pub fn loss(&self, x: ArrayView2<f64>, t: ArrayView1<f64>) -> f64 {
        check_shapes("LogisticUnit::loss", x, t, self.weights.len());
        let z = x.dot(&self.weights);
        let log_sum_exp = |z: f64| z.max(0.0) + (-z.abs()).exp().ln_1p();
        (z.mapv(log_sum_exp).sum() - z.dot(&t)) / t.len() as f64
    }

    /// The gradient of the [`loss`](Self::loss): ∇C = 1/N Σ (ŷ − t) x, (inputs,).
    ///
    /// # Panics
    ///
    /// As [`loss`](Self::loss).
    #[track_caller]
    pub fn gradient(&self, x: ArrayView2<f64>, t: ArrayView1<f64>) -> Array1<f64> {
        check_shapes("LogisticUnit::gradient", x, t, self.weights.len());
        let y_hat = x.dot(&self.weights).mapv_into(logistic);
        (y_hat - t).dot(&x) / t.len() as f64
    }
    // ANCHOR_END: loss

    // ANCHOR: train
    /// Descends the loss from the present weights.
    ///
    /// On separable classes the loss has no minimum: the weights grow for as long as there are steps,
    /// and every answer comes ever closer to its target.
    ///
    /// # Errors
    ///
    /// [`Error::LearningRate`], [`Error::Empty`], [`Error::NotFinite`], and [`Error::Target`] for a
    /// target below 0 or above 1.
    ///
    /// # Panics
    ///
    /// As [`loss`](Self::loss).
    #[track_caller]
    pub fn train(
        &mut self,
        x: ArrayView2<f64>,
        t: ArrayView1<f64>,
        descent: &SteepestDescent,
    ) -> Result<Curve, Error> {
        check_shapes("LogisticUnit::train", x, t, self.weights.len());
        check_values(x, t)?;
        if let Some(row) = t.iter().position(|t| !(0.0..=1.0).contains(t)) {
            return Err(Error::Target { row, value: t[row], low: 0.0 });
        }
        let unit = |w: ArrayView1<f64>| Self { weights: w.to_owned() };
        descent.descend(&mut self.weights, |w| unit(w).loss(x, t), |w| unit(w).gradient(x, t))
    }
    // ANCHOR_END: train
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::training::Stop;
    use approx::assert_relative_eq;
    use ndarray::{Array2, array};
    use proptest::prelude::*;
    use tensor::GradientCheck;

    #[test]
    fn the_logistic_function_is_a_half_at_zero_and_point_symmetric() {
        assert_eq!(logistic(0.0), 0.5);
        for z in [0.1, 1.0, 5.0, 30.0] {
            assert_relative_eq!(logistic(z) + logistic(-z), 1.0, epsilon = 1e-15);
            assert_relative_eq!(logistic(z), 1.0 / (1.0 + f64::exp(-z)), epsilon = 1e-15);
        }
    }

    #[test]
    fn huge_net_inputs_give_finite_answers_losses_and_gradients() {
        for z in [1e4, -1e4, 1e300, -1e300] {
            let unit = LogisticUnit { weights: array![z] };
            let x = array![[1.0]];
            assert_eq!(unit.predict(x.row(0)), if z > 0.0 { 1.0 } else { 0.0 });
            for t in [0.0, 1.0] {
                let wrong = (z > 0.0) != (t == 1.0);
                let (x, t) = (x.view(), array![t]);
                assert_eq!(unit.loss(x, t.view()), if wrong { z.abs() } else { 0.0 });
                assert_eq!(unit.gradient(x, t.view())[0].abs(), f64::from(u8::from(wrong)));
            }
        }
    }

    /// All weights 0: every answer is ½, every sample costs ln 2.
    #[test]
    fn an_undecided_unit_costs_the_logarithm_of_two() {
        let unit = LogisticUnit { weights: array![0.0, 0.0] };
        let loss = unit.loss(array![[1.0, 2.0], [1.0, -3.0]].view(), array![1.0, 0.0].view());
        assert_relative_eq!(loss, 2.0_f64.ln());
    }

    proptest! {
        #[test]
        fn the_two_forms_of_the_cross_entropy_agree(z in -20.0..20.0_f64, t in 0.0..1.0_f64) {
            let unit = LogisticUnit { weights: array![z] };
            let y: f64 = logistic(z);
            let direct: f64 = -(t * y.ln() + (1.0 - t) * logistic(-z).ln());
            let loss = unit.loss(array![[1.0]].view(), array![t].view());
            prop_assert!((loss - direct).abs() < 1e-12, "{loss} {direct}");
        }

        #[test]
        fn logistic_gradient_matches_finite_differences(
            x in prop::collection::vec(-3.0..3.0, 10 * 3),
            t in prop::collection::vec(0.0..1.0, 10),
            w in prop::array::uniform3(-2.0..2.0),
        ) {
            let (x, t) = (Array2::from_shape_vec((10, 3), x).unwrap(), Array1::from(t));
            let unit = LogisticUnit { weights: Array1::from(w.to_vec()) };
            let gradient = unit.gradient(x.view(), t.view());
            let mut check = GradientCheck::new();
            check.compare("w", unit.weights.view(), gradient.view(), |w| {
                LogisticUnit { weights: w.to_owned() }.loss(x.view(), t.view())
            });
            check.assert_passed();
        }
    }

    fn descent(max_steps: usize) -> SteepestDescent {
        SteepestDescent { learning_rate: 1.0, tolerance: 1e-10, max_steps }
    }

    /// One sample of four has the other target: the best answer is its share, σ(w) = ¾, w = ln 3.
    #[test]
    fn a_lone_bias_learns_the_share_of_its_class() {
        let (x, t) = (Array2::ones((4, 1)), array![1.0, 1.0, 0.0, 1.0]);
        let mut unit = LogisticUnit { weights: array![0.0] };
        let curve = unit.train(x.view(), t.view(), &descent(1000)).unwrap();
        assert_eq!(curve.stop, Stop::Reached);
        assert_relative_eq!(unit.weights[0], 3.0_f64.ln(), epsilon = 1e-9);
    }

    #[test]
    fn on_separable_classes_the_weights_grow_without_end() {
        let (x, t) = (array![[1.0], [-1.0]], array![1.0, 0.0]);
        let mut unit = LogisticUnit { weights: array![0.0] };
        let mut last = 0.0;
        for _ in 0..5 {
            let curve = unit.train(x.view(), t.view(), &descent(100)).unwrap();
            assert_eq!(curve.stop, Stop::MaxEpochs);
            assert!(unit.weights[0] > last + 0.1);
            last = unit.weights[0];
        }
    }

    #[test]
    fn what_cannot_be_learned_is_refused() {
        let mut unit = LogisticUnit { weights: array![0.0] };
        let mut train = |x: f64, t: f64, mu| {
            let descent = SteepestDescent { learning_rate: mu, ..descent(1) };
            unit.train(array![[x]].view(), array![t].view(), &descent).unwrap_err()
        };
        assert!(matches!(train(1.0, -1.0, 1.0), Error::Target { row: 0, .. }));
        assert!(matches!(train(f64::NAN, 1.0, 1.0), Error::NotFinite(0, _)));
        assert!(matches!(train(1.0, 1.0, -1.0), Error::LearningRate(_)));
    }

    #[test]
    #[should_panic(expected = "LogisticUnit: x is (2,), the weights expect (1,)")]
    fn a_sample_of_another_length_names_both_shapes() {
        LogisticUnit { weights: array![0.0] }.predict(array![1.0, 1.0].view());
    }
}

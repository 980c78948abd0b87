// ANCHOR: criterion
//! What the perceptron rule descends: the perceptron criterion.

use crate::error::check_shapes;
use crate::rosenblatt::Perceptron;
use ndarray::{Array1, ArrayView1, ArrayView2};

impl Perceptron {
    /// The perceptron criterion: how deep the misclassified samples lie on the wrong side.
    ///
    /// ```text
    /// E_P(w, w₀) = −Σ t z over the misclassified,        z = wᵀx + w₀
    /// ```
    ///
    /// `x` is (samples, inputs), `t` is (samples,) with entries −1 and 1. It is never negative, and
    /// 0 when all answers are right.
    ///
    /// # Panics
    ///
    /// Where `x` and `t` differ in their number of samples, or `x` and the weights in inputs.
    #[track_caller]
    pub fn criterion(&self, x: ArrayView2<f64>, t: ArrayView1<f64>) -> f64 {
        check_shapes("Perceptron::criterion", x, t, self.weights.len());
        let mut error = 0.0;
        for (x, &t) in x.outer_iter().zip(t) {
            if self.predict(x) != t {
                error -= t * self.net_input(x);
            }
        }
        error
    }
}
// ANCHOR_END: criterion

// ANCHOR: gradient
impl Perceptron {
    /// The gradient of the [`criterion`](Self::criterion) with respect to w, (inputs,), and w₀.
    ///
    /// ```text
    /// ∂E_P/∂w = −Σ t x        ∂E_P/∂w₀ = −Σ t        over the misclassified
    /// ```
    ///
    /// A step of stochastic descent sees one sample: w ← w + η t x when it is misclassified. That is
    /// the product form of the perceptron rule.
    ///
    /// # Panics
    ///
    /// As [`criterion`](Self::criterion).
    #[track_caller]
    pub fn criterion_gradient(&self, x: ArrayView2<f64>, t: ArrayView1<f64>) -> (Array1<f64>, f64) {
        check_shapes("Perceptron::criterion_gradient", x, t, self.weights.len());
        let (mut weights, mut bias) = (Array1::zeros(self.weights.len()), 0.0);
        for (x, &t) in x.outer_iter().zip(t) {
            if self.predict(x) != t {
                weights.scaled_add(-t, &x);
                bias -= t;
            }
        }
        (weights, bias)
    }
}
// ANCHOR_END: gradient

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rosenblatt::Threshold;
    use crate::rule::Rule;
    use crate::step::Step;
    use ndarray::{Array2, Axis, array};
    use proptest::prelude::*;
    use tensor::GradientCheck;

    fn unit(w: ArrayView1<f64>, bias: f64) -> Perceptron {
        Perceptron { weights: w.to_owned(), threshold: Threshold::Bias(bias), step: Step::Bipolar }
    }

    /// w = (1, 0), w₀ = 0. (2, 1) → z = 2, t = −1: wrong by 2. (−3, 1) → z = −3, t = 1: wrong by 3.
    /// (1, 1) → z = 1, t = 1: right. E = 2 + 3, ∂E/∂w = (2, 1) − (−3, 1), ∂E/∂w₀ = 1 − 1.
    #[test]
    fn only_the_misclassified_count() {
        let x = array![[2.0, 1.0], [-3.0, 1.0], [1.0, 1.0]];
        let t = array![-1.0, 1.0, 1.0];
        let unit = unit(array![1.0, 0.0].view(), 0.0);
        assert_eq!(unit.criterion(x.view(), t.view()), 5.0);
        assert_eq!(unit.criterion_gradient(x.view(), t.view()), (array![5.0, 0.0], 0.0));
    }

    proptest! {
        #[test]
        fn criterion_gradient_matches_finite_differences(
            values in prop::collection::vec(-2.0..2.0, 8 * 3),
            signs in prop::collection::vec(any::<bool>(), 8),
            w in prop::array::uniform4(-1.0..1.0),
        ) {
            let x = Array2::from_shape_vec((8, 3), values).unwrap();
            let t: Array1<f64> = signs.iter().map(|&s| if s { 1.0 } else { -1.0 }).collect();
            let (w, w0) = (array![w[0], w[1], w[2]], w[3]);
            // The criterion has a kink where a sample changes sides: z moves by at most 2 h there.
            let at = unit(w.view(), w0);
            prop_assume!(x.outer_iter().all(|x| at.net_input(x).abs() > 1e-3));
            let (dw, dw0) = at.criterion_gradient(x.view(), t.view());
            let mut check = GradientCheck::new();
            check.compare("w", w.view(), dw.view(), |w| unit(w, w0).criterion(x.view(), t.view()));
            let (bias, slope) = (array![w0], array![dw0]);
            check.compare("w0", bias.view(), slope.view(), |b| {
                unit(w.view(), b[0]).criterion(x.view(), t.view())
            });
            check.assert_passed();
        }

        #[test]
        fn a_stochastic_step_down_the_criterion_is_the_product_form(
            x in prop::array::uniform2(-2.0..2.0), positive in any::<bool>(),
            w in prop::array::uniform3(-1.0..1.0), eta in 0.01..1.0,
        ) {
            let (x, t) = (array![x[0], x[1]], if positive { 1.0 } else { -1.0 });
            let start = unit(array![w[0], w[1]].view(), w[2]);
            let mut learned = start.clone();
            learned.present(x.view(), t, Rule::Product, eta);
            let one = x.view().insert_axis(Axis(0));
            let (dw, dw0) = start.criterion_gradient(one, array![t].view());
            prop_assert_eq!(learned.weights, &start.weights - eta * dw);
            prop_assert_eq!(learned.threshold, Threshold::Bias(w[2] - eta * dw0));
        }
    }
}

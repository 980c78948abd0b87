// ANCHOR: adaline
//! Adaline learns from the error before the step, not from the error after it.

use crate::error::check_shapes;
use crate::order::Order;
use crate::step::Step;
use ndarray::{Array1, Array2, ArrayView1, ArrayView2, s};

/// The adaptive linear neuron (Widrow and Hoff, 1960): an adaptive linear combiner, which learns,
/// and a bipolar quantiser, which answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Adaline {
    /// One weight per input, (inputs,); the bias is the weight of an input x₀ ≡ 1.
    pub weights: Array1<f64>,
}

/// The samples with an input x₀ ≡ 1 before the others: (samples, n) ↦ (samples, 1 + n).
pub fn augment(x: ArrayView2<f64>) -> Array2<f64> {
    let mut augmented = Array2::ones((x.nrows(), x.ncols() + 1));
    augmented.slice_mut(s![.., 1..]).assign(&x);
    augmented
}
// ANCHOR_END: adaline

impl Adaline {
    // ANCHOR: combine
    /// The output of the linear combiner, s = wᵀx, for one sample of shape (inputs,).
    ///
    /// # Panics
    ///
    /// Where `x` has not one value per weight.
    #[track_caller]
    pub fn combine(&self, x: ArrayView1<f64>) -> f64 {
        let (given, expected) = (x.len(), self.weights.len());
        assert!(given == expected, "Adaline: x is ({given},), the weights expect ({expected},)");
        self.weights.dot(&x)
    }

    /// The answer to one sample: the sign of [`combine`](Self::combine), −1 or 1.
    ///
    /// # Panics
    ///
    /// Where `x` has not one value per weight.
    #[track_caller]
    pub fn predict(&self, x: ArrayView1<f64>) -> f64 {
        Step::Bipolar.apply(self.combine(x))
    }
    // ANCHOR_END: combine

    // ANCHOR: mse
    /// The mean square error of the linear combiner.
    ///
    /// ```text
    /// ξ = ⟨ε²⟩ = 1/L Σₖ εₖ²        εₖ = dₖ − wᵀxₖ
    /// ```
    ///
    /// `x` is (samples, inputs), `d`, the desired outputs, is (samples,).
    ///
    /// # Panics
    ///
    /// Where `x` and `d` differ in their number of samples, or `x` and the weights in inputs.
    #[track_caller]
    pub fn mse(&self, x: ArrayView2<f64>, d: ArrayView1<f64>) -> f64 {
        check_shapes("Adaline::mse", x, d, self.weights.len());
        let error = &d - &x.dot(&self.weights);
        error.dot(&error) / error.len() as f64
    }
    // ANCHOR_END: mse

    // ANCHOR: present
    /// Presents one sample, takes one step of the LMS rule, and returns the error ε before it.
    ///
    /// The gradient of ε² alone stands in for that of its mean:
    ///
    /// ```text
    /// ε = d − wᵀx        ∇ε² = −2 ε x        w ← w + 2 μ ε x
    /// ```
    ///
    /// Also called the delta rule, or the rule of Widrow and Hoff (1960). `x` is (inputs,).
    ///
    /// # Panics
    ///
    /// Where `x` has not one value per weight.
    #[track_caller]
    pub fn present(&mut self, x: ArrayView1<f64>, d: f64, mu: f64) -> f64 {
        let epsilon = d - self.combine(x);
        self.weights.scaled_add(2.0 * mu * epsilon, &x);
        epsilon
    }

    /// Presents every sample once; `x` is (samples, inputs), `d` is (samples,).
    ///
    /// # Panics
    ///
    /// Where `x` and `d` differ in their number of samples, or `x` and the weights in inputs.
    #[track_caller]
    pub fn epoch(&mut self, x: ArrayView2<f64>, d: ArrayView1<f64>, mu: f64, order: &mut Order) {
        check_shapes("Adaline::epoch", x, d, self.weights.len());
        for i in order.of(x.nrows()) {
            self.present(x.row(i), d[i], mu);
        }
    }
    // ANCHOR_END: present
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn the_constant_input_comes_first() {
        assert_eq!(
            augment(array![[2.0, 3.0], [4.0, 5.0]].view()),
            array![[1.0, 2.0, 3.0], [1.0, 4.0, 5.0]]
        );
        assert_eq!(augment(Array2::zeros((0, 2)).view()).dim(), (0, 3));
    }

    #[test]
    fn it_learns_on_the_sum_and_reports_the_sign() {
        let unit = Adaline { weights: array![-0.5, 0.5, 0.5] };
        for (x, s, answer) in [([1.0, 1.0, 1.0], 0.5, 1.0), ([1.0, -1.0, 1.0], -0.5, -1.0)] {
            assert_eq!(unit.combine(ArrayView1::from(&x)), s);
            assert_eq!(unit.predict(ArrayView1::from(&x)), answer);
        }
    }

    /// w = (1, 0): errors 3 − 2 = 1 and −1 − 1 = −2, mean square (1 + 4) / 2.
    #[test]
    fn the_mean_square_error_is_the_mean_of_the_squares() {
        let unit = Adaline { weights: array![1.0, 0.0] };
        let x = array![[2.0, 9.0], [1.0, 9.0]];
        assert_eq!(unit.mse(x.view(), array![3.0, -1.0].view()), 2.5);
    }

    /// ε = 2 − 0.5·1 − 1·0.5 = 1; w ← w + 2 · 0.25 · 1 · (1, 0.5) = (1, 1.25).
    #[test]
    fn one_lms_step_moves_the_weights_along_the_input() {
        let mut unit = Adaline { weights: array![0.5, 1.0] };
        assert_eq!(unit.present(array![1.0, 0.5].view(), 2.0, 0.25), 1.0);
        assert_eq!(unit.weights, array![1.0, 1.25]);
    }

    #[test]
    fn the_lms_step_follows_the_gradient_of_one_squared_error() {
        let (x, d, mu) = (array![1.0, -0.4, 0.7], -1.0, 0.05);
        let start = Adaline { weights: array![0.3, -0.2, 0.9] };
        let gradient = tensor::numeric_gradient(start.weights.view(), |w| {
            let unit = Adaline { weights: w.to_owned() };
            (d - unit.combine(x.view())).powi(2)
        });
        let mut learned = start.clone();
        learned.present(x.view(), d, mu);
        let expected = &start.weights - mu * gradient;
        assert!((learned.weights - expected).iter().all(|error| error.abs() < 1e-9));
    }

    #[test]
    #[should_panic(expected = "Adaline: x is (2,), the weights expect (3,)")]
    fn a_forgotten_constant_input_names_both_shapes() {
        Adaline { weights: array![0.0, 0.0, 0.0] }.predict(array![1.0, 1.0].view());
    }
}

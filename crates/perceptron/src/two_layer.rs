// ANCHOR: two_layer
//! XOR after all: a second layer looks at the answers of the first.

use crate::rosenblatt::{Perceptron, Threshold};
use crate::step::Step;
use ndarray::{Array1, ArrayView1, array};

/// Perceptrons side by side, and one more that sees their answers and not the input.
#[derive(Clone, Debug, PartialEq)]
pub struct TwoLayer {
    /// The hidden layer: every one sees the input.
    pub hidden: Vec<Perceptron>,
    /// The output, with one weight per hidden perceptron.
    pub output: Perceptron,
}

impl TwoLayer {
    /// The answers of the hidden layer to one sample: (inputs,) ↦ (hidden,).
    ///
    /// # Panics
    ///
    /// Where `x` has not one value per weight of every hidden perceptron.
    #[track_caller]
    pub fn hidden_output(&self, x: ArrayView1<f64>) -> Array1<f64> {
        let mut answers = Array1::zeros(self.hidden.len());
        for (answer, unit) in answers.iter_mut().zip(&self.hidden) {
            *answer = unit.predict(x);
        }
        answers
    }

    /// The answer to one sample: (inputs,) ↦ a number.
    ///
    /// # Panics
    ///
    /// As [`hidden_output`](Self::hidden_output).
    #[track_caller]
    pub fn predict(&self, x: ArrayView1<f64>) -> f64 {
        self.output.predict(self.hidden_output(x).view())
    }
}
// ANCHOR_END: two_layer

impl TwoLayer {
    // ANCHOR: xor
    /// XOR with weights set by hand: at least one input, but not both.
    ///
    /// ```text
    /// h₁ = [x₁ + x₂ > 0.5]        h₂ = [x₁ + x₂ > 1.5]        ŷ = [h₁ − 2 h₂ > 0.5]
    /// ```
    pub fn xor() -> Self {
        let unit = |w1, w2, theta| Perceptron {
            weights: array![w1, w2],
            threshold: Threshold::Fixed(theta),
            step: Step::Unipolar,
        };
        Self {
            hidden: vec![unit(1.0, 1.0, 0.5), unit(1.0, 1.0, 1.5)],
            output: unit(1.0, -2.0, 0.5),
        }
    }
    // ANCHOR_END: xor
}

#[cfg(test)]
mod tests {
    use super::*;

    /// h = (0, 0), (1, 0), (1, 0), (1, 1); h₁ − 2 h₂ = 0, 1, 1, −1; above 0.5: no, yes, yes, no.
    #[test]
    fn two_layers_compute_xor() {
        let net = TwoLayer::xor();
        for (x, hidden, answer) in [
            ([0.0, 0.0], [0.0, 0.0], 0.0),
            ([0.0, 1.0], [1.0, 0.0], 1.0),
            ([1.0, 0.0], [1.0, 0.0], 1.0),
            ([1.0, 1.0], [1.0, 1.0], 0.0),
        ] {
            let x = ArrayView1::from(&x);
            assert_eq!(net.hidden_output(x).to_vec(), hidden);
            assert_eq!(net.predict(x), answer);
        }
    }

    #[test]
    #[should_panic(expected = "x is (3,), the weights expect (2,)")]
    fn a_sample_of_another_length_names_both_shapes() {
        TwoLayer::xor().predict(array![1.0, 0.0, 1.0].view());
    }
}

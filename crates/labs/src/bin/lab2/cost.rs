//! What mistakes cost, in one type: the experiments choose while the program runs.

use backprop::{Activation, LogisticCrossEntropy, Loss, SoftmaxCrossEntropy, SquaredError, argmax};
use labs::task::CLASSES;
use ndarray::{Array2, ArrayView2};
use training::LabelCode;

/// The cost of outputs for classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    /// Softmax and cross-entropy.
    Softmax,
    /// Logistic outputs and half the squared error from the classes 1-of-10.
    Squared,
    /// Logistic outputs, each with a cross-entropy of its own, and the classes in this code.
    Logistic(LabelCode),
}

impl Cost {
    /// How many outputs the classes take.
    pub fn outputs(self) -> usize {
        match self {
            Self::Softmax | Self::Squared => CLASSES,
            Self::Logistic(code) => code.outputs(CLASSES),
        }
    }

    /// What the last layer ends with: logistic cross-entropy and softmax contain their own functions.
    pub fn last(self) -> Activation {
        match self {
            Self::Squared => Activation::Logistic { beta: 1.0 },
            Self::Softmax | Self::Logistic(_) => Activation::Identity,
        }
    }

    /// The classes that outputs stand for.
    pub fn answers(self, y_hat: ArrayView2<f32>) -> Vec<usize> {
        match self {
            Self::Softmax | Self::Squared => argmax(y_hat).to_vec(),
            // A logit above 0 is an output above ½.
            Self::Logistic(code) => {
                let outputs =
                    y_hat.mapv(|z| Activation::Logistic { beta: 1.0 }.apply(f64::from(z)));
                code.decode(outputs.view(), CLASSES)
            }
        }
    }
}

impl Loss<f32> for Cost {
    type Target = [usize];

    fn loss(&self, y_hat: ArrayView2<f32>, y: &[usize]) -> (f32, Array2<f32>) {
        let coded = |code: LabelCode| code.encode(y, CLASSES).mapv(|bit| bit as f32);
        match self {
            Self::Softmax => SoftmaxCrossEntropy.loss(y_hat, y),
            Self::Squared => SquaredError.loss(y_hat, &*coded(LabelCode::OneHot)),
            Self::Logistic(code) => LogisticCrossEntropy.loss(y_hat, &*coded(*code)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    /// ½ (0.5² + 0.1²) = 0.13 for class 0 with the outputs 0.5, 0.1, 0, …
    #[test]
    fn the_squared_cost_is_that_of_one_of_ten() {
        let mut y_hat = Array2::zeros((1, CLASSES));
        (y_hat[[0, 0]], y_hat[[0, 1]]) = (0.5, 0.1);
        let (cost, slope) = Cost::Squared.loss(y_hat.view(), &[0]);
        assert!((cost - 0.13).abs() < 1e-6, "{cost}");
        assert!((slope[[0, 0]] + 0.5).abs() < 1e-6 && slope[[0, 5]] == 0.0);
    }

    /// 6 is 0110, 9 is 1001.
    #[test]
    fn logits_are_read_in_their_code() {
        let z = array![[-1.0, 2.0, 0.5, -3.0], [4.0, -1.0, -1.0, 1.0]];
        let cost = Cost::Logistic(LabelCode::Binary);
        assert_eq!((cost.outputs(), cost.answers(z.view())), (4, vec![6, 9]));
    }
}

// ANCHOR: forward
//! The first phase: a sample goes through the network, layer by layer.

use crate::classic::{Network, Neuron};
use ndarray::{Array2, ArrayView1, ArrayView2};

/// What a forward pass leaves behind at every neuron, for the backward pass to use.
#[derive(Clone, Debug, PartialEq)]
pub struct Pass {
    /// The net inputs: `z[l]` are those of `layers[l]`, one per neuron.
    pub z: Vec<Vec<f64>>,
    /// The activations, a 1 in front of every layer: `a[0]` is (1, x), and `layers[l]` reads `a[l]` and
    /// leaves `a[l + 1]`.
    pub a: Vec<Vec<f64>>,
}

impl Network {
    /// Sends a sample, (inputs,), forward.
    ///
    /// # Panics
    ///
    /// Where `x` has not as many numbers as the network has inputs.
    #[track_caller]
    pub fn forward(&self, x: ArrayView1<f64>) -> Pass {
        let with_bias = |values: &mut dyn Iterator<Item = f64>| {
            std::iter::once(1.0).chain(values).collect::<Vec<f64>>()
        };
        let mut pass = Pass { z: Vec::new(), a: vec![with_bias(&mut x.iter().copied())] };
        for (layer, neurons) in self.layers.iter().enumerate() {
            let z: Vec<f64> = neurons.iter().map(|n| n.net_input(&pass.a[layer])).collect();
            let answer = |(neuron, &z): (&Neuron, &f64)| neuron.function.value(z);
            pass.a.push(with_bias(&mut neurons.iter().zip(&z).map(answer)));
            pass.z.push(z);
        }
        pass
    }
}

impl Pass {
    /// ŷ, what the last layer answers: (outputs,).
    pub fn output(&self) -> &[f64] {
        self.a.last().map_or(&[], |a| &a[1..])
    }
}
// ANCHOR_END: forward

impl Network {
    // ANCHOR: errors
    /// The outputs for some samples: (samples, inputs) ↦ (samples, outputs).
    ///
    /// # Panics
    ///
    /// Where `x` has not as many columns as the network has inputs.
    #[track_caller]
    pub fn predict(&self, x: ArrayView2<f64>) -> Array2<f64> {
        let outputs = self.layers.last().map_or(x.ncols(), Vec::len);
        let mut y_hat = Array2::zeros((x.nrows(), outputs));
        for (x, mut row) in x.outer_iter().zip(y_hat.outer_iter_mut()) {
            row.assign(&ArrayView1::from(self.forward(x).output()));
        }
        y_hat
    }

    /// The error E = ½ Σₖ (yₖ − ŷₖ)² of every sample: (samples,).
    ///
    /// `x` is (samples, inputs), `y` is (samples, outputs).
    ///
    /// # Panics
    ///
    /// Where `x`, `y` and the network do not fit.
    #[track_caller]
    pub fn errors(&self, x: ArrayView2<f64>, y: ArrayView2<f64>) -> Vec<f64> {
        let (shape, targets) = (x.dim(), y.dim());
        assert!(shape.0 == targets.0, "Network::errors: x is {shape:?}, y is {targets:?}");
        let y_hat = self.predict(x);
        let mut errors = Vec::with_capacity(shape.0);
        for (y, y_hat) in y.outer_iter().zip(y_hat.outer_iter()) {
            check_outputs("Network::errors", y.len(), y_hat.len());
            let squares = y.iter().zip(y_hat).map(|(y, y_hat)| (y - y_hat).powi(2));
            errors.push(squares.sum::<f64>() / 2.0);
        }
        errors
    }
    // ANCHOR_END: errors
}

// ANCHOR: check_outputs
/// Panics unless there is one target per output, on behalf of `caller`.
#[track_caller]
pub(crate) fn check_outputs(caller: &str, targets: usize, outputs: usize) {
    assert!(targets == outputs, "{caller}: y is ({targets},), the output is ({outputs},)");
}
// ANCHOR_END: check_outputs

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classic::Function;
    use approx::assert_abs_diff_eq;
    use ndarray::array;

    /// x = (1, 0): z¹ = (0.5, −0.5), a¹ = (0.6225, 0.3775), z² = −0.5 + 0.6225 − 2·0.3775 = −0.6326,
    /// ŷ = 0.3469.
    #[test]
    fn the_worked_pass_is_the_one_made_by_hand() {
        let pass = Network::xor(Function::Logistic).forward(array![1.0, 0.0].view());
        assert_eq!(pass.z[0], [0.5, -0.5]);
        assert_eq!(pass.a[0], [1.0, 1.0, 0.0]);
        assert_eq!(pass.a[1][0], 1.0);
        assert_abs_diff_eq!(pass.a[1][1..], [0.6225, 0.3775], epsilon = 5e-5);
        assert_abs_diff_eq!(pass.z[1][0], -0.6326, epsilon = 5e-5);
        assert_abs_diff_eq!(pass.output(), &[0.3469][..], epsilon = 5e-5);
    }

    #[test]
    fn steps_compute_xor_and_smooth_steps_do_not() {
        let x = array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
        let answers = |f| {
            let net = Network::xor(f);
            x.outer_iter().map(|x| net.forward(x).output()[0]).collect::<Vec<_>>()
        };
        assert_eq!(answers(Function::Step), [0.0, 1.0, 1.0, 0.0]);
        let smooth = answers(Function::Logistic);
        assert!(smooth[0] > smooth[1] && smooth.iter().all(|y| *y < 0.5));
    }

    /// Two outputs: ½((1 − 3)² + (0 − 1)²) = 2.5.
    #[test]
    fn the_error_is_half_the_sum_of_squares_over_the_outputs() {
        let neuron = |w1| Neuron { weights: vec![0.0, w1], function: Function::Linear };
        let net = Network { layers: vec![vec![neuron(3.0), neuron(1.0)]] };
        assert_eq!(net.errors(array![[1.0]].view(), array![[1.0, 0.0]].view()), [2.5]);
    }

    #[test]
    fn predictions_are_the_outputs_row_by_row() {
        let x = array![[0.3, -1.0], [2.0, 0.5], [0.0, 0.0]];
        let net = Network::xor(Function::Tanh);
        let y_hat = net.predict(x.view());
        assert_eq!(y_hat.dim(), (3, 1));
        for (x, y_hat) in x.outer_iter().zip(&y_hat) {
            assert_eq!(net.forward(x).output(), [*y_hat]);
        }
    }

    #[test]
    #[should_panic(expected = "Neuron: a is (4,), the weights expect (3,)")]
    fn a_sample_of_another_length_names_both() {
        Network::xor(Function::Step).forward(array![1.0, 0.0, 1.0].view());
    }

    #[test]
    #[should_panic(expected = "Network::errors: x is (1, 2), y is (2, 1)")]
    fn as_many_targets_as_samples_are_wanted() {
        Network::xor(Function::Step).errors(array![[0.0, 0.0]].view(), array![[0.0], [1.0]].view());
    }

    #[test]
    #[should_panic(expected = "Network::errors: y is (2,), the output is (1,)")]
    fn as_many_targets_as_outputs_are_wanted() {
        Network::xor(Function::Step).errors(array![[0.0, 0.0]].view(), array![[0.0, 1.0]].view());
    }
}

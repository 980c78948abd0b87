// ANCHOR: gradient
//! From the δ to the weights: ∂E/∂wₖⱼ = δₖ aⱼ, for one sample or summed over many.

use crate::classic::{Network, Pass};
use ndarray::{ArrayView1, ArrayView2};

/// ∂E/∂w for every weight of a network: one number per weight, however many samples are summed.
#[derive(Clone, Debug, PartialEq)]
pub struct Gradient(Vec<Vec<Vec<f64>>>);

impl Gradient {
    /// A sum over no samples.
    pub fn zeros(net: &Network) -> Self {
        let zero = |neuron: &crate::classic::Neuron| vec![0.0; neuron.weights.len()];
        Self(net.layers.iter().map(|layer| layer.iter().map(zero).collect()).collect())
    }

    /// Adds one sample: ∂E/∂wₖⱼ ← ∂E/∂wₖⱼ + δₖ aⱼ.
    pub fn add(&mut self, pass: &Pass, deltas: &[Vec<f64>]) {
        for ((layer, a), deltas) in self.0.iter_mut().zip(&pass.a).zip(deltas) {
            for (gradient, delta) in layer.iter_mut().zip(deltas) {
                for (g, a) in gradient.iter_mut().zip(a) {
                    *g += delta * a;
                }
            }
        }
    }

    /// ∂E/∂w₀, ∂E/∂w₁, … of neuron `k` of `layers[l]`.
    pub fn of(&self, l: usize, k: usize) -> &[f64] {
        &self.0[l][k]
    }
}
// ANCHOR_END: gradient

impl Network {
    // ANCHOR: sum
    /// The gradient of Σ E over some samples: for each a forward pass, the δ, and one addition.
    ///
    /// `x` is (samples, inputs), `y` is (samples, outputs).
    ///
    /// # Panics
    ///
    /// Where `x`, `y` and the network do not fit.
    #[track_caller]
    pub fn gradient(&self, x: ArrayView2<f64>, y: ArrayView2<f64>) -> Gradient {
        let (shape, targets) = (x.dim(), y.dim());
        assert!(shape.0 == targets.0, "Network::gradient: x is {shape:?}, y is {targets:?}");
        let mut gradient = Gradient::zeros(self);
        for (x, y) in x.outer_iter().zip(y.outer_iter()) {
            let pass = self.forward(x);
            gradient.add(&pass, &self.deltas(&pass, y));
        }
        gradient
    }

    /// One step down: w ← w − μ ∂E/∂w for every weight.
    pub fn descend(&mut self, gradient: &Gradient, mu: f64) {
        for (layer, gradients) in self.layers.iter_mut().zip(&gradient.0) {
            for (neuron, gradient) in layer.iter_mut().zip(gradients) {
                for (w, g) in neuron.weights.iter_mut().zip(gradient) {
                    *w -= mu * g;
                }
            }
        }
    }
    // ANCHOR_END: sum

    // ANCHOR: train_pattern
    /// Presents one sample: forward, all δ, and only then the weights.
    ///
    /// # Panics
    ///
    /// Where `x`, `y` and the network do not fit.
    #[track_caller]
    pub fn train_pattern(&mut self, x: ArrayView1<f64>, y: ArrayView1<f64>, mu: f64) {
        let pass = self.forward(x);
        let deltas = self.deltas(&pass, y);
        let mut gradient = Gradient::zeros(self);
        gradient.add(&pass, &deltas);
        self.descend(&gradient, mu);
    }
    // ANCHOR_END: train_pattern
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classic::Function;
    use approx::assert_abs_diff_eq;
    use ndarray::{Axis, array};

    /// x = (1, 0), y = 1, μ = 1. With δ² = −0.1480 the output's gradient is
    /// δ²·(1, 0.6225, 0.3775) = (−0.1480, −0.0921, −0.0559), and each hidden neuron's is
    /// δ¹·(1, 1, 0).
    #[test]
    fn the_worked_gradient_and_update_are_those_made_by_hand() {
        let mut net = Network::xor(Function::Logistic);
        let gradient = net.gradient(array![[1.0, 0.0]].view(), array![[1.0]].view());
        assert_abs_diff_eq!(gradient.of(1, 0), &[-0.1480, -0.0921, -0.0559][..], epsilon = 5e-5);
        assert_abs_diff_eq!(gradient.of(0, 0), &[-0.0348, -0.0348, 0.0][..], epsilon = 5e-5);
        assert_abs_diff_eq!(gradient.of(0, 1), &[0.0695, 0.0695, 0.0][..], epsilon = 5e-5);
        net.train_pattern(array![1.0, 0.0].view(), array![1.0].view(), 1.0);
        let weights = |l: usize, k: usize| &net.layers[l][k].weights[..];
        assert_abs_diff_eq!(weights(1, 0), &[-0.3520, 1.0921, -1.9441][..], epsilon = 5e-5);
        assert_abs_diff_eq!(weights(0, 0), &[-0.4652, 1.0348, 1.0][..], epsilon = 5e-5);
        assert_abs_diff_eq!(weights(0, 1), &[-1.5695, 0.9305, 1.0][..], epsilon = 5e-5);
    }

    #[test]
    fn a_small_step_lowers_the_error_by_the_squared_gradient() {
        let (x, y) = (array![[1.0, 0.0]], array![[1.0]]);
        let mut net = Network::xor(Function::Logistic);
        let gradient = net.gradient(x.view(), y.view());
        let squared: f64 = gradient.0.iter().flatten().flatten().map(|g| g * g).sum();
        let before = net.errors(x.view(), y.view())[0];
        net.descend(&gradient, 1e-4);
        let fall = before - net.errors(x.view(), y.view())[0];
        assert_abs_diff_eq!(fall / 1e-4, squared, epsilon = 1e-4 * squared);
    }

    #[test]
    fn the_gradient_of_a_batch_is_the_sum_of_those_of_its_patterns() {
        let net = Network::xor(Function::Tanh);
        let x = array![[0.0, 0.0], [0.3, 1.0], [1.0, -0.5], [1.0, 1.0]];
        let y = array![[0.0], [1.0], [1.0], [0.5]];
        let whole = net.gradient(x.view(), y.view());
        let mut sum = Gradient::zeros(&net);
        for (x, y) in x.outer_iter().zip(y.outer_iter()) {
            let pass = net.forward(x);
            sum.add(&pass, &net.deltas(&pass, y));
        }
        assert_eq!(whole, sum);
        let two = |rows| {
            net.gradient(
                x.select(Axis(0), &[rows, rows + 1]).view(),
                y.select(Axis(0), &[rows, rows + 1]).view(),
            )
        };
        let (first, second) = (two(0), two(2));
        for (l, k) in [(0, 0), (0, 1), (1, 0)] {
            for (i, g) in whole.of(l, k).iter().enumerate() {
                assert_abs_diff_eq!(*g, first.of(l, k)[i] + second.of(l, k)[i], epsilon = 1e-15);
            }
        }
    }

    #[test]
    #[should_panic(expected = "Network::gradient: x is (1, 2), y is (2, 1)")]
    fn as_many_targets_as_samples_are_wanted() {
        Network::xor(Function::Step)
            .gradient(array![[0.0, 0.0]].view(), array![[0.0], [1.0]].view());
    }
}

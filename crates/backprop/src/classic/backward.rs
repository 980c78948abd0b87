// ANCHOR: backward
//! The second phase: the errors go back through the network, from the output to the input.

use crate::classic::forward::check_outputs;
use crate::classic::{Network, Neuron, Pass};
use ndarray::ArrayView1;

impl Network {
    /// δ = ∂E/∂z of every neuron for one sample: `deltas[l]` are those of `layers[l]`, one per neuron.
    ///
    /// `y` is (outputs,). All are computed from the weights that made `pass`, and no weight changes.
    ///
    /// # Panics
    ///
    /// Where `y` has not as many numbers as the network has outputs.
    #[track_caller]
    pub fn deltas(&self, pass: &Pass, y: ArrayView1<f64>) -> Vec<Vec<f64>> {
        check_outputs("Network::deltas", y.len(), pass.output().len());
        let layers = &self.layers;
        let mut deltas = vec![Vec::new(); layers.len()];
        for l in (0..layers.len()).rev() {
            deltas[l] = match layers.get(l + 1) {
                None => output_deltas(&layers[l], &pass.z[l], y),
                Some(next) => hidden_deltas(&layers[l], &pass.z[l], next, &deltas[l + 1]),
            };
        }
        deltas
    }
}
// ANCHOR_END: backward

// ANCHOR: output_deltas
/// δₖ = (ŷₖ − yₖ) f′(zₖ).
fn output_deltas(layer: &[Neuron], z: &[f64], y: ArrayView1<f64>) -> Vec<f64> {
    let mut deltas = Vec::new();
    for ((neuron, &z), y) in layer.iter().zip(z).zip(y) {
        deltas.push((neuron.function.value(z) - y) * neuron.function.derivative(z));
    }
    deltas
}
// ANCHOR_END: output_deltas

// ANCHOR: hidden_deltas
/// δⱼ = f′(zⱼ) Σₖ δₖ wₖⱼ, where k goes over the neurons of the layer after.
fn hidden_deltas(layer: &[Neuron], z: &[f64], next: &[Neuron], after: &[f64]) -> Vec<f64> {
    let mut deltas = Vec::new();
    for (j, (neuron, &z)) in (1..).zip(layer.iter().zip(z)) {
        let mut blame = 0.0;
        for (k, delta) in next.iter().zip(after) {
            blame += delta * k.weights[j];
        }
        deltas.push(neuron.function.derivative(z) * blame);
    }
    deltas
}
// ANCHOR_END: hidden_deltas

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classic::{Function, Gradient};
    use approx::assert_abs_diff_eq;
    use ndarray::{Array1, Array2, array};
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use tensor::{GradientCheck, Streams};

    /// x = (1, 0), y = 1: δ² = (0.3469 − 1)·0.2266 = −0.1480; f′(±0.5) = 0.2350, so
    /// δ¹ = 0.2350·(−0.1480)·(1, −2) = (−0.0348, 0.0695).
    #[test]
    fn the_worked_deltas_are_those_made_by_hand() {
        let net = Network::xor(Function::Logistic);
        let deltas = net.deltas(&net.forward(array![1.0, 0.0].view()), array![1.0].view());
        assert_abs_diff_eq!(deltas[1][0], -0.1480, epsilon = 5e-5);
        assert_abs_diff_eq!(deltas[0][..], [-0.0348, 0.0695], epsilon = 5e-5);
    }

    /// The cost of `net` for one sample, where `shift` is added to the net input of one neuron.
    fn shifted(
        net: &Network,
        l: usize,
        k: usize,
        shift: f64,
        x: &Array1<f64>,
        y: &Array1<f64>,
    ) -> f64 {
        let mut net = net.clone();
        net.layers[l][k].weights[0] += shift;
        let one = |v: &Array1<f64>| v.clone().insert_axis(ndarray::Axis(0));
        net.errors(one(x).view(), one(y).view())[0]
    }

    fn deep(output: Function, seed: u64) -> (Network, Array1<f64>, Array1<f64>) {
        let streams = Streams::new(seed);
        let mut rng = streams.stream("net");
        let net = Network::random(&[4, 5, 3, 2], Function::Tanh, output, 1.0, &mut rng).unwrap();
        let x = Array1::random_using(4, StandardNormal, &mut rng);
        (net, x, Array1::random_using(2, StandardNormal, &mut rng))
    }

    /// δ is the derivative of the error by the net input: moving z by h moves E by δ h.
    #[test]
    fn output_deltas_are_the_gradient_by_the_net_inputs() {
        for output in [Function::Linear, Function::Logistic, Function::Tanh] {
            every_delta_of_a_layer(2, output);
        }
    }

    #[test]
    fn hidden_deltas_are_the_gradient_by_the_net_inputs() {
        for l in [0, 1] {
            every_delta_of_a_layer(l, Function::Logistic);
        }
    }

    fn every_delta_of_a_layer(l: usize, output: Function) {
        let (net, x, y) = deep(output, 5);
        let deltas = net.deltas(&net.forward(x.view()), y.view());
        let mut check = GradientCheck::new();
        let z = Array1::zeros(net.layers[l].len());
        check.compare("z", z.view(), Array1::from(deltas[l].clone()).view(), |z| {
            // One neuron is moved at a time: the others have a shift of 0.
            let k = z.iter().position(|z| *z != 0.0).unwrap_or(0);
            shifted(&net, l, k, z[k], &x, &y)
        });
        check.assert_passed();
    }

    #[test]
    fn the_gradient_of_every_weight_matches_central_differences() {
        for hidden in [Function::Logistic, Function::Tanh, Function::Linear] {
            for output in [Function::Linear, Function::Logistic, Function::Tanh] {
                let mut rng = Streams::new(7).stream("check");
                let mut net =
                    Network::random(&[3, 4, 3, 2], hidden, output, 1.5, &mut rng).unwrap();
                let x = Array2::random_using((1, 3), StandardNormal, &mut rng);
                let y = Array2::random_using((1, 2), StandardNormal, &mut rng);
                let gradient = net.gradient(x.view(), y.view());
                assert_eq!(check(&mut net, &gradient, &x, &y), (4 * 4 + 5 * 3 + 4 * 2, true));
            }
        }
    }

    /// How many weights were compared, and whether all agreed.
    fn check(
        net: &mut Network,
        gradient: &Gradient,
        x: &Array2<f64>,
        y: &Array2<f64>,
    ) -> (usize, bool) {
        let (mut check, mut compared) = (GradientCheck::new(), 0);
        for l in 0..net.layers.len() {
            for k in 0..net.layers[l].len() {
                let kept = Array1::from(net.layers[l][k].weights.clone());
                let analytic = Array1::from(gradient.of(l, k).to_vec());
                check.compare(&format!("w {l} {k}"), kept.view(), analytic.view(), |w| {
                    net.layers[l][k].weights = w.to_vec();
                    net.errors(x.view(), y.view()).iter().sum()
                });
                net.layers[l][k].weights = kept.to_vec();
                compared += kept.len();
            }
        }
        (compared, check.passed())
    }

    /// The step is flat, so nothing of an error gets through it.
    #[test]
    fn no_gradient_passes_a_step() {
        let net = Network::xor(Function::Step);
        let gradient = net.gradient(array![[1.0, 0.0]].view(), array![[0.0]].view());
        assert!((0..2).all(|k| gradient.of(0, k).iter().all(|g| *g == 0.0)));
        assert!(gradient.of(1, 0).iter().all(|g| *g == 0.0));
    }

    #[test]
    #[should_panic(expected = "Network::deltas: y is (2,), the output is (1,)")]
    fn as_many_targets_as_outputs_are_wanted() {
        let net = Network::xor(Function::Logistic);
        net.deltas(&net.forward(array![0.0, 0.0].view()), array![0.0, 1.0].view());
    }
}

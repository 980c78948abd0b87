// ANCHOR: network
//! A multilayer perceptron: layers of neurons, each neuron joined to all of the layer before.

use crate::classic::{Error, Function, Neuron};
use ndarray_rand::rand::Rng as _;
use tensor::Rng;

/// Neurons in layers, feed-forward and fully connected; the input is no layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// The layers 1, 2, …: the last is the output, the others are hidden.
    pub layers: Vec<Vec<Neuron>>,
}

impl Network {
    /// Chapter 1's three neurons that compute XOR with steps, here with any function.
    ///
    /// ```text
    /// h₁ = f(x₁ + x₂ − 0.5)      h₂ = f(x₁ + x₂ − 1.5)      ŷ = f(h₁ − 2 h₂ − 0.5)
    /// ```
    pub fn xor(function: Function) -> Self {
        let neuron = |weights: [f64; 3]| Neuron { weights: weights.to_vec(), function };
        let hidden = vec![neuron([-0.5, 1.0, 1.0]), neuron([-1.5, 1.0, 1.0])];
        Self { layers: vec![hidden, vec![neuron([-0.5, 1.0, -2.0])]] }
    }

    /// How many weights there are: Σ (n_{l−1} + 1) n_l over the layers, for each neuron one weight per
    /// neuron before it, and one bias.
    pub fn parameters(&self) -> usize {
        self.layers.iter().flatten().map(|neuron| neuron.weights.len()).sum()
    }
}
// ANCHOR_END: network

impl Network {
    // ANCHOR: random
    /// A network of `sizes` n₀, n₁, …, n_L, inputs first, all weights uniform from −`range` to `range`.
    ///
    /// # Errors
    ///
    /// [`Error::Range`] unless 0 ≤ `range` < ∞.
    ///
    /// # Panics
    ///
    /// Where `sizes` has not two entries.
    #[track_caller]
    pub fn random(
        sizes: &[usize],
        hidden: Function,
        output: Function,
        range: f64,
        rng: &mut Rng,
    ) -> Result<Self, Error> {
        assert!(
            sizes.len() > 1,
            "Network::random: sizes is {sizes:?}, it needs inputs and outputs"
        );
        if !(0.0..f64::INFINITY).contains(&range) {
            return Err(Error::Range(range));
        }
        let layer = |(l, pair): (usize, &[usize])| {
            let function = if l + 2 == sizes.len() { output } else { hidden };
            let mut weights =
                || (0..=pair[0]).map(|_| range * rng.random_range(-1.0..=1.0)).collect();
            (0..pair[1]).map(|_| Neuron { weights: weights(), function }).collect()
        };
        Ok(Self { layers: sizes.windows(2).enumerate().map(layer).collect() })
    }
    // ANCHOR_END: random
}

#[cfg(test)]
mod tests {
    use super::*;
    use tensor::Streams;

    fn random(sizes: &[usize], range: f64, seed: u64) -> Result<Network, Error> {
        let mut rng = Streams::new(seed).stream("init");
        Network::random(sizes, Function::Tanh, Function::Linear, range, &mut rng)
    }

    /// 2-2-1: (2 + 1)·2 + (2 + 1)·1 = 9. 784-100-10: 785·100 + 101·10 = 79,510.
    #[test]
    fn the_parameters_are_one_weight_per_edge_and_one_bias_per_neuron() {
        assert_eq!(Network::xor(Function::Step).parameters(), 9);
        assert_eq!(random(&[784, 100, 10], 0.1, 1).unwrap().parameters(), 79_510);
        let net = random(&[3, 5, 4, 2], 0.5, 1).unwrap();
        assert_eq!(net.parameters(), 4 * 5 + 6 * 4 + 5 * 2);
        assert_eq!(net.layers.iter().map(Vec::len).collect::<Vec<_>>(), [5, 4, 2]);
    }

    #[test]
    fn the_last_layer_has_the_output_function_and_the_others_the_hidden_one() {
        let net = random(&[3, 5, 4, 2], 0.5, 1).unwrap();
        let functions = [Function::Tanh, Function::Tanh, Function::Linear];
        for (layer, function) in net.layers.iter().zip(functions) {
            assert!(layer.iter().all(|neuron| neuron.function == function));
        }
    }

    #[test]
    fn random_weights_fill_their_range_and_repeat_with_their_seed() {
        let net = random(&[20, 30, 1], 0.25, 3).unwrap();
        let weights: Vec<f64> =
            net.layers.iter().flatten().flat_map(|neuron| neuron.weights.clone()).collect();
        assert!(weights.iter().all(|w| w.abs() <= 0.25));
        assert!(weights.iter().any(|w| *w > 0.2) && weights.iter().any(|w| *w < -0.2));
        assert_eq!(random(&[20, 30, 1], 0.25, 3).unwrap(), net);
        assert_ne!(random(&[20, 30, 1], 0.25, 4).unwrap(), net);
    }

    #[test]
    fn a_range_that_nothing_can_be_drawn_from_is_refused() {
        for range in [-0.1, f64::NAN, f64::INFINITY] {
            let message = random(&[2, 1], range, 1).unwrap_err().to_string();
            assert!(message.contains("at least 0 and finite"), "{message}");
        }
    }

    #[test]
    #[should_panic(expected = "sizes is [2], it needs inputs and outputs")]
    fn a_network_without_a_layer_is_none() {
        random(&[2], 1.0, 1).unwrap();
    }
}

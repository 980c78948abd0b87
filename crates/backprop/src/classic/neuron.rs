// ANCHOR: neuron
//! One neuron: a weighted sum and what becomes of it.

use crate::classic::Function;

/// A neuron with a weight for every neuron before it, and one for the constant 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Neuron {
    /// w₀, w₁, …, w_N; w₀ is the bias.
    pub weights: Vec<f64>,
    /// f.
    pub function: Function,
}

impl Neuron {
    /// The net input z = Σᵢ wᵢ aᵢ, i = 0 … N, where a₀ = 1.
    ///
    /// # Panics
    ///
    /// Where `a` has not one number per weight.
    #[track_caller]
    pub fn net_input(&self, a: &[f64]) -> f64 {
        let (given, expected) = (a.len(), self.weights.len());
        assert!(given == expected, "Neuron: a is ({given},), the weights expect ({expected},)");
        let mut z = 0.0;
        for (w, a) in self.weights.iter().zip(a) {
            z += w * a;
        }
        z
    }
}
// ANCHOR_END: neuron

#[cfg(test)]
mod tests {
    use super::*;

    /// −1 + 2·3 + 0.5·(−4) = 3.
    #[test]
    fn the_net_input_is_the_weighted_sum_with_the_bias_in_front() {
        let neuron = Neuron { weights: vec![-1.0, 2.0, 0.5], function: Function::Linear };
        assert_eq!(neuron.net_input(&[1.0, 3.0, -4.0]), 3.0);
    }

    #[test]
    #[should_panic(expected = "Neuron: a is (2,), the weights expect (3,)")]
    fn an_input_of_another_length_names_both() {
        Neuron { weights: vec![0.0; 3], function: Function::Linear }.net_input(&[1.0, 2.0]);
    }
}

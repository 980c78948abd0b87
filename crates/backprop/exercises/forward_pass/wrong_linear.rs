//! Fails `a_hidden_neuron_sends_on_its_activation`: it sends on its net input.

pub fn forward(hidden: &[Vec<f64>], output: &[f64], x: &[f64]) -> f64 {
    let sum = |w: &[f64], a: &[f64]| w[0] + w[1..].iter().zip(a).map(|(w, a)| w * a).sum::<f64>();
    let z: Vec<f64> = hidden.iter().map(|w| sum(w, x)).collect();
    1.0 / (1.0 + (-sum(output, &z)).exp())
}

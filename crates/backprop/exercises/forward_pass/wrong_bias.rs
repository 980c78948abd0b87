//! Fails `a_hidden_neuron_has_a_bias`: the hidden sum begins at 1.

pub fn forward(hidden: &[Vec<f64>], output: &[f64], x: &[f64]) -> f64 {
    let sigma = |z: f64| 1.0 / (1.0 + (-z).exp());
    let sum = |w: &[f64], a: &[f64]| w[1..].iter().zip(a).map(|(w, a)| w * a).sum::<f64>();
    let a: Vec<f64> = hidden.iter().map(|w| sigma(sum(w, x))).collect();
    sigma(output[0] + sum(output, &a))
}

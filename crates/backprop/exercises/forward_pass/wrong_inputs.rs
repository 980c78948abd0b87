//! Fails `it_answers_like_the_network_of_the_crate`: the output's sum runs to the number of inputs.

pub fn forward(hidden: &[Vec<f64>], output: &[f64], x: &[f64]) -> f64 {
    let sigma = |z: f64| 1.0 / (1.0 + (-z).exp());
    let sum = |w: &[f64], a: &[f64]| w[0] + w[1..].iter().zip(a).map(|(w, a)| w * a).sum::<f64>();
    let a: Vec<f64> = hidden.iter().take(x.len()).map(|w| sigma(sum(w, x))).collect();
    sigma(sum(output, &a))
}

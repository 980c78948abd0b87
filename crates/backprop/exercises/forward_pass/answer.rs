/// ŷ for one sample: `hidden` holds a list w₀, w₁, … per hidden neuron, `output` is one such list.
pub fn forward(hidden: &[Vec<f64>], output: &[f64], x: &[f64]) -> f64 {
    let a: Vec<f64> = hidden.iter().map(|weights| neuron(weights, x)).collect();
    neuron(output, &a)
}

fn neuron(weights: &[f64], inputs: &[f64]) -> f64 {
    let mut z = weights[0];
    for (w, a) in weights[1..].iter().zip(inputs) {
        z += w * a;
    }
    1.0 / (1.0 + (-z).exp())
}

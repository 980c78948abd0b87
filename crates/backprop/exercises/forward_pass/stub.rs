/// ŷ for one sample: `hidden` holds a list w₀, w₁, … per hidden neuron, `output` is one such list.
pub fn forward(hidden: &[Vec<f64>], output: &[f64], x: &[f64]) -> f64 {
    0.0
}

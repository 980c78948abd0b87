/// δⱼ of hidden neuron `j`, counted from 1: `next[k]` holds the weights of neuron k after it, the bias in
/// front, and `deltas[k]` its δ.
pub fn hidden_delta(j: usize, z: f64, next: &[Vec<f64>], deltas: &[f64]) -> f64 {
    0.0
}

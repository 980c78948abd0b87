//! Fails `the_bias_of_the_next_layer_passes_no_blame`: the weights are counted from 1 as well.

pub fn hidden_delta(j: usize, z: f64, next: &[Vec<f64>], deltas: &[f64]) -> f64 {
    let a = 1.0 / (1.0 + (-z).exp());
    let blame: f64 = next.iter().zip(deltas).map(|(w, delta)| delta * w[j - 1]).sum();
    a * (1.0 - a) * blame
}

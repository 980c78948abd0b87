//! Fails `a_saturated_neuron_gets_little_blame`: its own slope is that of the middle, everywhere.

pub fn hidden_delta(j: usize, _: f64, next: &[Vec<f64>], deltas: &[f64]) -> f64 {
    0.25 * next.iter().zip(deltas).map(|(w, delta)| delta * w[j]).sum::<f64>()
}

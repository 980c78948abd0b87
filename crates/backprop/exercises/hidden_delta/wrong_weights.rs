//! Fails `the_blame_comes_by_the_weights`: everyone gets the same share, unless there is no edge.

pub fn hidden_delta(j: usize, z: f64, next: &[Vec<f64>], deltas: &[f64]) -> f64 {
    let a = 1.0 / (1.0 + (-z).exp());
    let joined = next.iter().zip(deltas).filter(|(w, _)| w[j] != 0.0);
    a * (1.0 - a) * joined.map(|(_, delta)| delta).sum::<f64>()
}

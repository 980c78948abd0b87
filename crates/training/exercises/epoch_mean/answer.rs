/// The mean cost of a sample: `batches` are (samples, mean cost of one).
pub fn epoch_cost(batches: &[(usize, f64)]) -> f64 {
    let sum: f64 = batches.iter().map(|&(samples, cost)| samples as f64 * cost).sum();
    sum / batches.iter().map(|&(samples, _)| samples).sum::<usize>() as f64
}

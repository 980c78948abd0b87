//! Fails `all_samples_are_counted_and_no_others`: all batches are taken to be as large as the first.

pub fn epoch_cost(batches: &[(usize, f64)]) -> f64 {
    let sum: f64 = batches.iter().map(|&(samples, cost)| samples as f64 * cost).sum();
    sum / (batches.len() * batches[0].0) as f64
}

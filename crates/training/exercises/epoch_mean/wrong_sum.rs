//! Fails `one_batch_is_its_own_mean`: it is the sum.

pub fn epoch_cost(batches: &[(usize, f64)]) -> f64 {
    batches.iter().map(|&(samples, cost)| samples as f64 * cost).sum()
}

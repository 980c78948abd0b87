/// The mean cost of a sample: `batches` are (samples, mean cost of one).
pub fn epoch_cost(batches: &[(usize, f64)]) -> f64 {
    0.0
}

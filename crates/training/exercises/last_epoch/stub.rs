/// The epoch after which a run ends, and the epoch whose weights are put back, counted from 1.
pub fn last_epoch(costs: &[f64], patience: usize, tolerance: f64) -> (usize, usize) {
    (0, 0)
}

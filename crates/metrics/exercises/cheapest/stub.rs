/// The threshold with the least cost, the highest of equals.
pub fn cheapest(scores: &[f64], positive: &[bool], alarm: f64, miss: f64) -> f64 {
    alarm / (alarm + miss)
}

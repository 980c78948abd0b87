/// The sum of `x`.
pub fn total(x: &[f64]) -> f64 {
    0.0
}

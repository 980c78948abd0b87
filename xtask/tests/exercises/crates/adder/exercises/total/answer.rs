/// The sum of `x`.
pub fn total(x: &[f64]) -> f64 {
    x.iter().fold(0.0, |sum, x| sum + x)
}

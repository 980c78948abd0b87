//! Fails `a_larger_beta_is_steeper`: the factor β is forgotten.

pub fn slope(a: f64, _beta: f64) -> f64 {
    a * (1.0 - a)
}

//! Fails `a_short_weight_becomes_zero`: the weight is moved beyond 0.

pub fn cut(a: f64, h: f64, s: f64) -> f64 {
    a - a.signum() * s / h
}

//! Fails `a_negative_weight_is_moved_to_the_right`: the formula is that of positive weights.

pub fn cut(a: f64, h: f64, s: f64) -> f64 {
    (a - s / h).max(0.0)
}

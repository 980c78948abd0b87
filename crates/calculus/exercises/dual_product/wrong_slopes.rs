//! Fails `a_constant_factor_keeps_the_slope_alive`: the slopes are multiplied, as the values are.

pub fn product(u: (f64, f64), v: (f64, f64)) -> (f64, f64) {
    (u.0 * v.0, u.1 * v.1)
}

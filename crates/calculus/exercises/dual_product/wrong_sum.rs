//! Fails `twice_the_other_factor_is_twice_the_slope`: the slopes are added, as for a sum.

pub fn product(u: (f64, f64), v: (f64, f64)) -> (f64, f64) {
    (u.0 * v.0, u.1 + v.1)
}

//! Fails `either_factor_may_be_the_one_that_moves`: only the first factor moves.

pub fn product(u: (f64, f64), v: (f64, f64)) -> (f64, f64) {
    (u.0 * v.0, u.1 * v.0)
}

//! Fails `with_slope_one_nothing_is_stopped`: the leak is left out.

pub fn gain(_slope: f64) -> f64 {
    2_f64.sqrt()
}

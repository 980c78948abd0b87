//! Fails `the_first_step_is_eta_long`: nothing is corrected.

pub fn step([theta, m, v]: [f64; 3], g: f64, _t: i32, eta: f64) -> [f64; 3] {
    let m = 0.9 * m + 0.1 * g;
    let v = 0.999 * v + 0.001 * g * g;
    [theta - eta * m / (v.sqrt() + 1e-8), m, v]
}

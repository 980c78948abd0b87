//! Fails `the_gate_has_the_slope_of_the_logistic_function`: the error stops at T.

pub fn gate_errors(x: f64, f: f64, g: f64, dy: f64) -> (f64, f64, f64) {
    let t = 1.0 / (1.0 + (-g).exp());
    (t * dy, (f - x) * dy, (1.0 - t) * dy)
}

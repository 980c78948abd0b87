//! Fails `with_a_constant_gradient_every_step_is_eta_long`: every step is corrected like the first.

pub fn step([theta, m, v]: [f64; 3], g: f64, _t: i32, eta: f64) -> [f64; 3] {
    let m = 0.9 * m + 0.1 * g;
    let v = 0.999 * v + 0.001 * g * g;
    let (m_hat, v_hat) = (m / (1.0 - 0.9), v / (1.0 - 0.999));
    [theta - eta * m_hat / (v_hat.sqrt() + 1e-8), m, v]
}

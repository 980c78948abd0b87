//! Fails `the_parameter_moves_on_without_a_gradient`: it steps with g in place of the mean.

pub fn step([theta, m, v]: [f64; 3], g: f64, t: i32, eta: f64) -> [f64; 3] {
    let m = 0.9 * m + 0.1 * g;
    let v = 0.999 * v + 0.001 * g * g;
    let v_hat = v / (1.0 - 0.999_f64.powi(t));
    [theta - eta * g / (v_hat.sqrt() + 1e-8), m, v]
}

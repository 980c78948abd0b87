//! Fails `delta_has_the_sign_of_the_gradient`: it is the δ of the slides, which has the other sign.

pub fn output_delta(z: f64, y: f64) -> f64 {
    let y_hat = 1.0 / (1.0 + (-z).exp());
    (y - y_hat) * y_hat * (1.0 - y_hat)
}

//! Fails `without_a_gradient_the_velocity_fades`: nothing is lost of the velocity.

pub fn step(theta: f64, v: f64, g: f64, eta: f64, _gamma: f64) -> (f64, f64) {
    let v = v + eta * g;
    (theta - v, v)
}

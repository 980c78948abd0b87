//! Fails `the_step_is_the_new_velocity`: θ moves with the velocity of the step before.

pub fn step(theta: f64, v: f64, g: f64, eta: f64, gamma: f64) -> (f64, f64) {
    (theta - v, gamma * v + eta * g)
}

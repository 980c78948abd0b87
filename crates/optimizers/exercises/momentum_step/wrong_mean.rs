//! Fails `from_rest_it_is_the_plain_step`: a running mean of the steps, as Adam has it.

pub fn step(theta: f64, v: f64, g: f64, eta: f64, gamma: f64) -> (f64, f64) {
    let v = gamma * v + (1.0 - gamma) * eta * g;
    (theta - v, v)
}

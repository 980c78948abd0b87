//! Fails `a_positive_slope_takes_it_down`: θ goes with the gradient.

pub fn step(theta: f64, v: f64, g: f64, eta: f64, gamma: f64) -> (f64, f64) {
    let v = gamma * v + eta * g;
    (theta + v, v)
}

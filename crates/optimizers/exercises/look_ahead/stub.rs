/// θ and v after a step.
pub fn step(theta: f64, v: f64, gradient: impl Fn(f64) -> f64, eta: f64, gamma: f64) -> (f64, f64) {
    (theta, v)
}

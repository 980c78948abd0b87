/// θ and v after a step with the gradient `g`.
pub fn step(theta: f64, v: f64, g: f64, eta: f64, gamma: f64) -> (f64, f64) {
    let v = gamma * v + eta * g;
    (theta - v, v)
}

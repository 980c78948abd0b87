//! Fails `it_jumps_from_where_it_stands`: it jumps from the point ahead, and so twice.

pub fn step(theta: f64, v: f64, gradient: impl Fn(f64) -> f64, eta: f64, gamma: f64) -> (f64, f64) {
    let ahead = theta - gamma * v;
    let v = gamma * v + eta * gradient(ahead);
    (ahead - v, v)
}

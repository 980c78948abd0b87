//! Fails `it_looks_away_from_where_it_stands`: that is momentum.

pub fn step(theta: f64, v: f64, gradient: impl Fn(f64) -> f64, eta: f64, gamma: f64) -> (f64, f64) {
    let v = gamma * v + eta * gradient(theta);
    (theta - v, v)
}

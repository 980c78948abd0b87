//! Fails `it_looks_where_the_memory_alone_would_lead`: a whole old step ahead.

pub fn step(theta: f64, v: f64, gradient: impl Fn(f64) -> f64, eta: f64, gamma: f64) -> (f64, f64) {
    let v = gamma * v + eta * gradient(theta - v);
    (theta - v, v)
}

//! Fails `delta_is_the_slope_of_the_cost`: the slope of the logistic function is left in.

pub fn cross_entropy(z: f64, y: f64) -> (f64, f64) {
    let y_hat = 1.0 / (1.0 + (-z).exp());
    let cost = -(y * y_hat.ln() + (1.0 - y) * (1.0 - y_hat).ln());
    (cost, (y_hat - y) * y_hat * (1.0 - y_hat))
}

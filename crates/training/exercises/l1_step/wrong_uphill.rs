//! Fails `without_a_price_it_is_plain_descent`: the step goes up the cost.

use ndarray::{Array1, ArrayView1};

pub fn l1_step(
    w: ArrayView1<f64>,
    gradient: ArrayView1<f64>,
    eta: f64,
    strength: f64,
) -> Array1<f64> {
    let sign = w.mapv(|w| if w == 0.0 { 0.0 } else { w.signum() });
    &w + &gradient * eta - sign * (eta * strength)
}

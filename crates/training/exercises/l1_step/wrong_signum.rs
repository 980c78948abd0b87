//! Fails `a_weight_of_zero_is_left_in_peace`: `signum` is 1 at 0.

use ndarray::{Array1, ArrayView1};

pub fn l1_step(
    w: ArrayView1<f64>,
    gradient: ArrayView1<f64>,
    eta: f64,
    strength: f64,
) -> Array1<f64> {
    &w - &gradient * eta - w.mapv(f64::signum) * (eta * strength)
}

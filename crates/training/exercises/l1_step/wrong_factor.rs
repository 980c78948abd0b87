//! Fails `every_weight_becomes_shorter_by_the_same_length`: this is L2.

use ndarray::{Array1, ArrayView1};

pub fn l1_step(
    w: ArrayView1<f64>,
    gradient: ArrayView1<f64>,
    eta: f64,
    strength: f64,
) -> Array1<f64> {
    &w * (1.0 - eta * strength) - &gradient * eta
}

//! Fails `one_deviation_more_moves_z_by_the_old_weight`: multiplied in place of divided.

use ndarray::{Array1, ArrayView1};

pub fn unscale(
    w: ArrayView1<f64>,
    b: f64,
    mean: ArrayView1<f64>,
    deviation: ArrayView1<f64>,
) -> (Array1<f64>, f64) {
    let raw = &w * &deviation;
    let bias = b - raw.dot(&mean);
    (raw, bias)
}

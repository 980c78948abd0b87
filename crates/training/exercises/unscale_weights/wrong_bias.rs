//! Fails `at_the_mean_the_old_bias_is_left`: the means are forgotten.

use ndarray::{Array1, ArrayView1};

pub fn unscale(
    w: ArrayView1<f64>,
    b: f64,
    _mean: ArrayView1<f64>,
    deviation: ArrayView1<f64>,
) -> (Array1<f64>, f64) {
    (&w / &deviation, b)
}

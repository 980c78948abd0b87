//! Fails `the_bias_takes_up_what_the_weights_lose`: the weights alone are changed.

use ndarray::{Array1, ArrayView1};

pub fn recode(w0: f64, w: ArrayView1<f64>) -> (f64, Array1<f64>) {
    (w0, &w / 2.0)
}

//! Fails `every_net_input_moves_every_probability`: a derivative entry by entry, as for the logistic function.

use ndarray::{Array1, ArrayView1};

pub fn softmax_backward(s: ArrayView1<f64>, ds: ArrayView1<f64>) -> Array1<f64> {
    &s * &s.mapv(|s| 1.0 - s) * ds
}

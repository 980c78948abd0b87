//! Fails `the_derivative_sums_to_zero`: the sum is taken without its weights.

use ndarray::{Array1, ArrayView1};

pub fn softmax_backward(s: ArrayView1<f64>, ds: ArrayView1<f64>) -> Array1<f64> {
    let sum = ds.sum();
    &s * &(&ds - sum * &s)
}

//! Fails `twice_the_weights_and_the_bias_are_the_same_line`: it is measured in lengths of w.

use ndarray::ArrayView1;

pub fn distance(w: ArrayView1<f64>, w0: f64, x: ArrayView1<f64>) -> f64 {
    (w.dot(&x) + w0).abs()
}

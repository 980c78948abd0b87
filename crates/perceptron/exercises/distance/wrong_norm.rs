//! Fails `a_shifted_line_measures_with_the_same_unit`: the bias counts in the norm.

use ndarray::ArrayView1;

pub fn distance(w: ArrayView1<f64>, w0: f64, x: ArrayView1<f64>) -> f64 {
    (w.dot(&x) + w0).abs() / (w.dot(&w) + w0 * w0).sqrt()
}

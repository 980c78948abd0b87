//! Fails `one_target_for_all_needs_the_bias_alone`: the line is made to go through the origin.

use ndarray::ArrayView1;

pub fn best(x: ArrayView1<f64>, d: ArrayView1<f64>) -> (f64, f64) {
    (0.0, d.dot(&x) / x.dot(&x))
}

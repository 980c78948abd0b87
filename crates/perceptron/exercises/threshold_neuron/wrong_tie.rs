//! Fails `a_sum_that_equals_the_threshold_is_answered_with_0`: the comparison is that of 1943.

use ndarray::ArrayView1;

pub fn answer(w: ArrayView1<f64>, theta: f64, x: ArrayView1<f64>) -> f64 {
    if w.dot(&x) >= theta { 1.0 } else { 0.0 }
}

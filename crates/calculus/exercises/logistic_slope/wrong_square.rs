//! Fails `at_weight_zero_the_slope_is_a_quarter_of_the_input`: the denominator is not squared.

use ndarray::{Array1, ArrayView1};

pub fn gradient(w: ArrayView1<f64>, x: ArrayView1<f64>) -> Array1<f64> {
    let e = (-w.dot(&x)).exp();
    &x * (e / (1.0 + e))
}

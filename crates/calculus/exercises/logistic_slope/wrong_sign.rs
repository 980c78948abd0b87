//! Fails `more_weight_on_a_positive_input_raises_the_output`: one of the two minus signs is lost.

use ndarray::{Array1, ArrayView1};

pub fn gradient(w: ArrayView1<f64>, x: ArrayView1<f64>) -> Array1<f64> {
    let f = 1.0 / (1.0 + (-w.dot(&x)).exp());
    &x * (-f * (1.0 - f))
}

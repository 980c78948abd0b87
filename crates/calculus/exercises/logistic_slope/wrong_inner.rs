//! Fails `an_input_of_zero_moves_nothing`: the inner derivative is w and not x.

use ndarray::{Array1, ArrayView1};

pub fn gradient(w: ArrayView1<f64>, x: ArrayView1<f64>) -> Array1<f64> {
    let f = 1.0 / (1.0 + (-w.dot(&x)).exp());
    &w * (f * (1.0 - f)) + f * (1.0 - f)
}

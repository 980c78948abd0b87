//! Fails `the_bias_learns_as_the_weight_of_an_input_of_1`: the bias stays what it was.

use ndarray::{Array1, ArrayView1};

pub fn present(w: &mut Array1<f64>, w0: &mut f64, x: ArrayView1<f64>, t: f64, eta: f64) {
    let y = if w.dot(&x) + *w0 > 0.0 { 1.0 } else { 0.0 };
    w.scaled_add(eta * (t - y), &x);
}

//! Fails `a_right_answer_changes_nothing`: it learns from the net input, as Adaline does.

use ndarray::{Array1, ArrayView1};

pub fn present(w: &mut Array1<f64>, w0: &mut f64, x: ArrayView1<f64>, t: f64, eta: f64) {
    let delta = eta * (t - (w.dot(&x) + *w0));
    w.scaled_add(delta, &x);
    *w0 += delta;
}

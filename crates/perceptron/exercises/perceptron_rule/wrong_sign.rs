//! Fails `a_correction_moves_the_weighted_sum_towards_the_target`: the difference is turned round.

use ndarray::{Array1, ArrayView1};

pub fn present(w: &mut Array1<f64>, w0: &mut f64, x: ArrayView1<f64>, t: f64, eta: f64) {
    let y = if w.dot(&x) + *w0 > 0.0 { 1.0 } else { 0.0 };
    let delta = eta * (y - t);
    w.scaled_add(delta, &x);
    *w0 += delta;
}

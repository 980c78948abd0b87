//! Fails `the_sum_moves_towards_the_desired_output`: it climbs the error instead of descending it.

use ndarray::{Array1, ArrayView1};

pub fn present(w: &mut Array1<f64>, x: ArrayView1<f64>, d: f64, mu: f64) {
    let epsilon = d - w.dot(&x);
    w.scaled_add(-2.0 * mu * epsilon, &x);
}

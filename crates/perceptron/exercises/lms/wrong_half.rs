//! Fails `a_step_follows_the_gradient_of_the_squared_error`: the 2 of the derivative is lost.

use ndarray::{Array1, ArrayView1};

pub fn present(w: &mut Array1<f64>, x: ArrayView1<f64>, d: f64, mu: f64) {
    let epsilon = d - w.dot(&x);
    w.scaled_add(mu * epsilon, &x);
}

//! Fails `the_gradients_are_parallel_with_this_factor`: the gradient of xᵀx is taken for x.

use ndarray::{Array1, ArrayView1};

pub fn largest(a: ArrayView1<f64>) -> (Array1<f64>, f64) {
    let length = a.dot(&a).sqrt();
    (&a / length, length)
}

//! Fails `the_opposite_point_is_no_better`: the other critical point, where the value is least.

use ndarray::{Array1, ArrayView1};

pub fn largest(a: ArrayView1<f64>) -> (Array1<f64>, f64) {
    let length = a.dot(&a).sqrt();
    (&a / -length, length / -2.0)
}

//! Fails `the_point_lies_on_the_sphere`: a itself, which may be longer.

use ndarray::{Array1, ArrayView1};

pub fn largest(a: ArrayView1<f64>) -> (Array1<f64>, f64) {
    (a.to_owned(), a.dot(&a).sqrt() / 2.0)
}

//! Fails `reading_counts`: the largest output speaks, as in 1-of-n.

use ndarray::{Array1, ArrayView1};

pub fn spell(class: usize, classes: usize) -> Array1<f64> {
    (1..classes).map(|i| if i <= class { 1.0 } else { 0.0 }).collect()
}

pub fn read(y_hat: ArrayView1<f64>) -> usize {
    backprop::argmax(y_hat.insert_axis(ndarray::Axis(0)))[0]
}

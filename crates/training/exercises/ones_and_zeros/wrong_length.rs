//! Fails `class_0_needs_no_output`: a one for class 0, which is there always.

use ndarray::{Array1, ArrayView1};

pub fn spell(class: usize, classes: usize) -> Array1<f64> {
    (0..classes).map(|i| if i <= class { 1.0 } else { 0.0 }).collect()
}

pub fn read(y_hat: ArrayView1<f64>) -> usize {
    y_hat.iter().filter(|&&y| y > 0.5).count() - 1
}

//! Fails `a_word_has_as_many_ones_as_its_class`: a single one, in place of a column of them.

use ndarray::{Array1, ArrayView1};

pub fn spell(class: usize, classes: usize) -> Array1<f64> {
    (1..classes).map(|i| if i == class { 1.0 } else { 0.0 }).collect()
}

pub fn read(y_hat: ArrayView1<f64>) -> usize {
    y_hat.iter().filter(|&&y| y > 0.5).count()
}

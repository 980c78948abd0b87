use ndarray::{Array1, ArrayView1};

/// The word of `class`, (classes − 1,).
pub fn spell(class: usize, classes: usize) -> Array1<f64> {
    Array1::zeros(classes - 1)
}

/// The class that outputs, (classes − 1,), say by their number above ½.
pub fn read(y_hat: ArrayView1<f64>) -> usize {
    0
}

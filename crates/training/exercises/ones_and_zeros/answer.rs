use ndarray::{Array1, ArrayView1};

/// The word of `class`, (classes − 1,).
pub fn spell(class: usize, classes: usize) -> Array1<f64> {
    (1..classes).map(|i| if i <= class { 1.0 } else { 0.0 }).collect()
}

/// The class that outputs, (classes − 1,), say by their number above ½.
pub fn read(y_hat: ArrayView1<f64>) -> usize {
    y_hat.iter().filter(|&&y| y > 0.5).count()
}

//! Fails `what_is_no_class_is_never_read`: every bit is rounded for itself.

use ndarray::ArrayView1;

pub fn read(y_hat: ArrayView1<f64>, _classes: usize) -> usize {
    y_hat.iter().fold(0, |class, &y| 2 * class + usize::from(y > 0.5))
}

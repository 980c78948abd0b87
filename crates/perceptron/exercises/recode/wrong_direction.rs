//! Fails `a_wider_step_needs_smaller_weights`: it leads from −1 and 1 to 0 and 1.

use ndarray::{Array1, ArrayView1};

pub fn recode(w0: f64, w: ArrayView1<f64>) -> (f64, Array1<f64>) {
    (w0 - w.sum(), &w * 2.0)
}

//! Fails `a_step_that_turns_is_a_step`: it is the change of the length.

use ndarray::ArrayView2;

pub fn ratio(before: ArrayView2<f64>, after: ArrayView2<f64>) -> f64 {
    let length = |w: ArrayView2<f64>| w.mapv(|w| w * w).sum().sqrt();
    (length(after) - length(before)).abs() / length(before)
}

//! Fails `it_agrees_with_the_crate`: the gradient of W stands on its side.

use ndarray::{Array1, Array2, ArrayView2, Axis};

pub fn backward(
    x: ArrayView2<f64>,
    w: ArrayView2<f64>,
    delta: ArrayView2<f64>,
) -> (Array2<f64>, Array1<f64>, Array2<f64>) {
    (x.t().dot(&delta), delta.sum_axis(Axis(0)), delta.dot(&w))
}

//! Fails `it_agrees_with_the_crate`: the bias is shared out among the inputs.

use ndarray::{Array2, ArrayView1, ArrayView2};

pub fn forward(x: ArrayView2<f64>, w: ArrayView2<f64>, b: ArrayView1<f64>) -> Array2<f64> {
    x.dot(&w.t()) + b.mapv(|b| b / x.ncols() as f64)
}

//! Fails `the_bias_gathers_from_every_sample`: a mean, where the cost has divided already.

use ndarray::{Array1, Array2, ArrayView2, Axis};

pub fn backward(
    x: ArrayView2<f64>,
    w: ArrayView2<f64>,
    delta: ArrayView2<f64>,
) -> (Array2<f64>, Array1<f64>, Array2<f64>) {
    let db = delta.mean_axis(Axis(0)).expect("there are samples");
    (delta.t().dot(&x), db, delta.dot(&w))
}

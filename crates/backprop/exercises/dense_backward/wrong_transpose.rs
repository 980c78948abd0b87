//! Fails `an_input_hears_of_the_neurons_it_feeds`: W is turned where it is square.

use ndarray::{Array1, Array2, ArrayView2, Axis};

pub fn backward(
    x: ArrayView2<f64>,
    w: ArrayView2<f64>,
    delta: ArrayView2<f64>,
) -> (Array2<f64>, Array1<f64>, Array2<f64>) {
    let dx = if w.nrows() == w.ncols() { delta.dot(&w.t()) } else { delta.dot(&w) };
    (delta.t().dot(&x), delta.sum_axis(Axis(0)), dx)
}

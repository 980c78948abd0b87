//! Fails `an_error_of_two_costs_two`: the ½ is lost.

use ndarray::{Array2, ArrayView2};

pub fn squared_error(y_hat: ArrayView2<f64>, y: ArrayView2<f64>) -> (f64, Array2<f64>) {
    let batch = y_hat.nrows() as f64;
    let error = &y_hat - &y;
    ((&error * &error).sum() / batch, 2.0 * error / batch)
}

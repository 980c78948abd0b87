//! Fails `the_derivative_is_that_of_the_cost`: it points downhill, and no B divides it.

use ndarray::{Array2, ArrayView2};

pub fn squared_error(y_hat: ArrayView2<f64>, y: ArrayView2<f64>) -> (f64, Array2<f64>) {
    let batch = y_hat.nrows() as f64;
    let error = &y - &y_hat;
    (0.5 * (&error * &error).sum() / batch, error)
}

//! Fails `outputs_are_summed_and_rows_averaged`: the mean is over all entries.

use ndarray::{Array2, ArrayView2};

pub fn squared_error(y_hat: ArrayView2<f64>, y: ArrayView2<f64>) -> (f64, Array2<f64>) {
    let entries = y_hat.len() as f64;
    let error = &y_hat - &y;
    (0.5 * (&error * &error).sum() / entries, error / entries)
}

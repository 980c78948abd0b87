use ndarray::{Array2, ArrayView2};

/// C and ∂C/∂ŷ, for outputs and targets (B, K).
pub fn squared_error(y_hat: ArrayView2<f64>, y: ArrayView2<f64>) -> (f64, Array2<f64>) {
    let batch = y_hat.nrows() as f64;
    let error = &y_hat - &y;
    (0.5 * (&error * &error).sum() / batch, error / batch)
}

use ndarray::{Array2, ArrayView2};

/// The probabilities of every row of `z`, (B, K).
pub fn softmax(z: ArrayView2<f64>) -> Array2<f64> {
    Array2::zeros(z.dim())
}

use ndarray::ArrayView1;

/// The distance of `x`, (inputs,), from the hyperplane wᵀx + w₀ = 0.
pub fn distance(w: ArrayView1<f64>, w0: f64, x: ArrayView1<f64>) -> f64 {
    0.0
}

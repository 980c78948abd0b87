use ndarray::ArrayView1;

/// The rate with the smallest worst factor, and that factor; `eigenvalues` are positive.
pub fn best_rate(eigenvalues: ArrayView1<f64>) -> (f64, f64) {
    (0.0, 0.0)
}

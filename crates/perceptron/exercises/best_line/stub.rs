use ndarray::ArrayView1;

/// The weights w₀ and w₁ with the least mean square error; `x` and `d` are (samples,).
pub fn best(x: ArrayView1<f64>, d: ArrayView1<f64>) -> (f64, f64) {
    (0.0, 0.0)
}

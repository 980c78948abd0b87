use ndarray::{Array1, ArrayView1};

/// C and ∂C/∂s, for scores (K,) and the right class.
pub fn hinge(s: ArrayView1<f64>, y: usize) -> (f64, Array1<f64>) {
    (0.0, Array1::zeros(s.len()))
}

use ndarray::{Array1, ArrayView1};

/// The x of length 1 with the largest aᵀx, (n,), and the multiplier; `a` is not zero.
pub fn largest(a: ArrayView1<f64>) -> (Array1<f64>, f64) {
    (Array1::zeros(a.len()), 0.0)
}

use ndarray::{Array2, ArrayView2};

/// ∂C/∂z, for net inputs (B, K) and a class for every row.
pub fn delta(z: ArrayView2<f64>, classes: &[usize]) -> Array2<f64> {
    Array2::zeros(z.dim())
}

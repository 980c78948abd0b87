use ndarray::{Array2, ArrayView2};

/// The largest number of every window of `k` × `k`, with a stride of `s`.
pub fn pool(x: ArrayView2<f64>, k: usize, s: usize) -> Array2<f64> {
    x.to_owned()
}

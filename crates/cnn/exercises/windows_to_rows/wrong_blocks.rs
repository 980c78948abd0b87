//! Fails `windows_overlap`: windows are laid side by side, as in pooling.

use ndarray::{Array2, ArrayView2};

pub fn unfold(image: ArrayView2<f64>, k: usize) -> Array2<f64> {
    let across = image.ncols() - k + 1;
    let places = (image.nrows() - k + 1) * across;
    Array2::from_shape_fn((places, k * k), |(place, entry)| {
        let (i, j) = (k * (place / across), k * (place % across));
        image.get([i + entry / k, j + entry % k]).copied().unwrap_or(0.0)
    })
}

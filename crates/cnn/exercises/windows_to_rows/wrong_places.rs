//! Fails `places_follow_the_rows_of_the_image`: a row is thought to have as many places as there are rows of them.

use ndarray::{Array2, ArrayView2};

pub fn unfold(image: ArrayView2<f64>, k: usize) -> Array2<f64> {
    let (down, across) = (image.nrows() - k + 1, image.ncols() - k + 1);
    Array2::from_shape_fn((down * across, k * k), |(place, entry)| {
        let (i, j) = (place / down, place % down);
        image.get([i + entry / k, j + entry % k]).copied().unwrap_or(0.0)
    })
}

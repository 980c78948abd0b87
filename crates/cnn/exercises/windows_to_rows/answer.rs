use ndarray::{Array2, ArrayView2};

/// The windows of `image` as rows.
pub fn unfold(image: ArrayView2<f64>, k: usize) -> Array2<f64> {
    let across = image.ncols() - k + 1;
    let places = (image.nrows() - k + 1) * across;
    Array2::from_shape_fn((places, k * k), |(place, entry)| {
        image[[place / across + entry / k, place % across + entry % k]]
    })
}

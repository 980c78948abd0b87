//! Fails `pixels_of_a_window_stand_in_reading_order`: the window is read column by column.

use ndarray::{Array2, ArrayView2};

pub fn unfold(image: ArrayView2<f64>, k: usize) -> Array2<f64> {
    let across = image.ncols() - k + 1;
    let places = (image.nrows() - k + 1) * across;
    Array2::from_shape_fn((places, k * k), |(place, entry)| {
        image[[place / across + entry % k, place % across + entry / k]]
    })
}

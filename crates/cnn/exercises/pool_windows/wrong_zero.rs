//! Fails `negative_numbers_can_win`: the comparison starts from 0.

use ndarray::{Array2, ArrayView2};

pub fn pool(x: ArrayView2<f64>, k: usize, s: usize) -> Array2<f64> {
    let places = |side: usize| (side - k) / s + 1;
    Array2::from_shape_fn((places(x.nrows()), places(x.ncols())), |(i, j)| {
        let window = x.slice(ndarray::s![i * s..i * s + k, j * s..j * s + k]);
        window.fold(0.0, |most: f64, &x| most.max(x))
    })
}

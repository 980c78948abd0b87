use ndarray::{Array2, ArrayView2};

/// The largest number of every window of `k` × `k`, with a stride of `s`.
pub fn pool(x: ArrayView2<f64>, k: usize, s: usize) -> Array2<f64> {
    let places = |side: usize| (side - k) / s + 1;
    Array2::from_shape_fn((places(x.nrows()), places(x.ncols())), |(i, j)| {
        let window = x.slice(ndarray::s![i * s..i * s + k, j * s..j * s + k]);
        window.fold(f64::NEG_INFINITY, |most, &x| most.max(x))
    })
}

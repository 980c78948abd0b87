//! Fails `losers_get_nothing`: the error is shared as behind a mean.

use ndarray::{Array2, ArrayView2};

pub fn back(x: ArrayView2<f64>, dy: ArrayView2<f64>, s: usize) -> Array2<f64> {
    let mut dx = Array2::zeros(x.dim());
    for ((i, j), error) in dy.indexed_iter() {
        let (row, column) = (s * i, s * j);
        let mut window = dx.slice_mut(ndarray::s![row..row + 2, column..column + 2]);
        window += error / 4.0;
    }
    dx
}

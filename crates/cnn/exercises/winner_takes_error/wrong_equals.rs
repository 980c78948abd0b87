//! Fails `one_of_equals_takes_it_all`: every pixel that is as large as y gets the error.

use ndarray::{Array2, ArrayView2};

pub fn back(x: ArrayView2<f64>, dy: ArrayView2<f64>, s: usize) -> Array2<f64> {
    let mut dx = Array2::zeros(x.dim());
    for ((i, j), error) in dy.indexed_iter() {
        let (row, column) = (s * i, s * j);
        let pixels = [(row, column), (row, column + 1), (row + 1, column), (row + 1, column + 1)];
        let most = pixels.iter().fold(f64::NEG_INFINITY, |most, &pixel| most.max(x[pixel]));
        for pixel in pixels {
            if x[pixel] == most {
                dx[pixel] += error;
            }
        }
    }
    dx
}

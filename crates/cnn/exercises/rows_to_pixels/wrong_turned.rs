//! Fails `a_pixel_goes_back_where_it_came_from`: the window is read column by column.

use ndarray::{Array2, ArrayView2};

pub fn fold(rows: ArrayView2<f64>, height: usize, width: usize, k: usize) -> Array2<f64> {
    let across = width - k + 1;
    let mut image = Array2::zeros((height, width));
    for ((place, entry), &value) in rows.indexed_iter() {
        image[[place / across + entry % k, place % across + entry / k]] += value;
    }
    image
}

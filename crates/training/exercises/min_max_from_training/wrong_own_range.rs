//! Fails `new_data_take_the_numbers_of_the_training_data`: they are scaled by their own.

use ndarray::{Array2, ArrayView2};

pub fn min_max(_train: ArrayView2<f64>, x: ArrayView2<f64>) -> Array2<f64> {
    let mut x = x.to_owned();
    for mut column in x.columns_mut() {
        let min = column.fold(f64::INFINITY, |a, &b| a.min(b));
        let max = column.fold(f64::NEG_INFINITY, |a, &b| a.max(b));
        let range = if max > min { max - min } else { 1.0 };
        column.mapv_inplace(|x| (x - min) / range);
    }
    x
}

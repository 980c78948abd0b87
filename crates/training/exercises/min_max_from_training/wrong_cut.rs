//! Fails `what_lies_beyond_stays_beyond`: it is cut off at 0 and 1.

use ndarray::{Array2, ArrayView2};

pub fn min_max(train: ArrayView2<f64>, x: ArrayView2<f64>) -> Array2<f64> {
    let mut x = x.to_owned();
    for (mut column, train) in x.columns_mut().into_iter().zip(train.columns()) {
        let min = train.fold(f64::INFINITY, |a, &b| a.min(b));
        let max = train.fold(f64::NEG_INFINITY, |a, &b| a.max(b));
        let range = if max > min { max - min } else { 1.0 };
        column.mapv_inplace(|x| ((x - min) / range).clamp(0.0, 1.0));
    }
    x
}

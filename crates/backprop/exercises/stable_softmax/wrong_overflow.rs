//! Fails `a_thousand_does_not_overflow`: the formula as it is written.

use ndarray::{Array2, ArrayView2, Axis};

pub fn softmax(z: ArrayView2<f64>) -> Array2<f64> {
    let e = z.mapv(f64::exp);
    let sums = e.sum_axis(Axis(1)).insert_axis(Axis(1));
    e / sums
}

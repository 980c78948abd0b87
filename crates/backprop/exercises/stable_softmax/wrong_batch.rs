//! Fails `a_row_far_below_the_others_keeps_its_probabilities`: one maximum for the whole batch.

use ndarray::{Array2, ArrayView2, Axis};

pub fn softmax(z: ArrayView2<f64>) -> Array2<f64> {
    let max = z.fold(f64::NEG_INFINITY, |max, &z| max.max(z));
    let e = z.mapv(|z| (z - max).exp());
    let sums = e.sum_axis(Axis(1)).insert_axis(Axis(1));
    e / sums
}

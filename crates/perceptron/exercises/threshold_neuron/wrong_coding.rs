//! Fails `every_answer_is_0_or_1`: the low answer is that of the bipolar coding.

use ndarray::ArrayView1;

pub fn answer(w: ArrayView1<f64>, theta: f64, x: ArrayView1<f64>) -> f64 {
    if w.dot(&x) - theta > 0.0 { 1.0 } else { -1.0 }
}

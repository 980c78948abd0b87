//! Fails `in_twice_as_large_inputs_the_weight_is_half`: p is taken for w, as if R were the unit matrix.

use ndarray::ArrayView1;

pub fn best(x: ArrayView1<f64>, d: ArrayView1<f64>) -> (f64, f64) {
    let n = x.len() as f64;
    (d.sum() / n, d.dot(&x) / n)
}

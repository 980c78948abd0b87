//! Fails `targets_on_a_line_are_met`: the bias is the mean target, whatever the mean input.

use ndarray::ArrayView1;

pub fn best(x: ArrayView1<f64>, d: ArrayView1<f64>) -> (f64, f64) {
    let n = x.len() as f64;
    let (mean_x, mean_d) = (x.sum() / n, d.sum() / n);
    let w1 = (d.dot(&x) / n - mean_x * mean_d) / (x.dot(&x) / n - mean_x * mean_x);
    (mean_d, w1)
}

//! Fails `no_other_line_costs_less`: the mean of the squares in place of their sum, so λ counts n times.

use ndarray::ArrayView1;

pub fn ridge_line(x: ArrayView1<f64>, y: ArrayView1<f64>, lambda: f64) -> (f64, f64) {
    let (mean_x, mean_y) = (x.mean().unwrap(), y.mean().unwrap());
    let (x, y) = (&x - mean_x, &y - mean_y);
    let n = x.len() as f64;
    let w = x.dot(&y) / n / (x.dot(&x) / n + lambda);
    (w, mean_y - w * mean_x)
}

//! Fails `without_a_prior_it_is_least_squares`: a line through the origin, moved up.

use ndarray::ArrayView1;

pub fn ridge_line(x: ArrayView1<f64>, y: ArrayView1<f64>, lambda: f64) -> (f64, f64) {
    let w = x.dot(&y) / (x.dot(&x) + lambda);
    (w, y.mean().unwrap() - w * x.mean().unwrap())
}

//! Fails `a_distance_is_never_negative`: it tells the sides apart.

use ndarray::ArrayView1;

pub fn distance(w: ArrayView1<f64>, w0: f64, x: ArrayView1<f64>) -> f64 {
    (w.dot(&x) + w0) / w.dot(&w).sqrt()
}

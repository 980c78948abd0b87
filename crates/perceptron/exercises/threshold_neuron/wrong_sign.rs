//! Fails `a_higher_threshold_is_harder_to_reach`: the threshold is added, as a bias would be.

use ndarray::ArrayView1;

pub fn answer(w: ArrayView1<f64>, theta: f64, x: ArrayView1<f64>) -> f64 {
    if w.dot(&x) + theta > 0.0 { 1.0 } else { 0.0 }
}

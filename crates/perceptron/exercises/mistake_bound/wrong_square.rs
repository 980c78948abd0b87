//! Fails `bipolar_and_allows_nine_mistakes`: R and γ are divided, and the square is forgotten.

use ndarray::{ArrayView1, ArrayView2};

pub fn bound(x: ArrayView2<f64>, t: ArrayView1<f64>, w: ArrayView1<f64>, w0: f64) -> f64 {
    let r2 = x.outer_iter().map(|x| 1.0 + x.dot(&x)).fold(0.0, f64::max);
    let depths = &t * &(x.dot(&w) + w0);
    let least = depths.iter().copied().fold(f64::INFINITY, f64::min);
    let gamma = least / (w.dot(&w) + w0 * w0).sqrt();
    r2.sqrt() / gamma
}

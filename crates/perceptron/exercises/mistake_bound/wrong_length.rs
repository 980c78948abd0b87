//! Fails `twice_the_weights_and_the_bias_are_the_same_plane`: γ is not divided by the length of w̃.

use ndarray::{ArrayView1, ArrayView2};

pub fn bound(x: ArrayView2<f64>, t: ArrayView1<f64>, w: ArrayView1<f64>, w0: f64) -> f64 {
    let r2 = x.outer_iter().map(|x| 1.0 + x.dot(&x)).fold(0.0, f64::max);
    let depths = &t * &(x.dot(&w) + w0);
    let gamma = depths.iter().copied().fold(f64::INFINITY, f64::min);
    r2 / (gamma * gamma)
}

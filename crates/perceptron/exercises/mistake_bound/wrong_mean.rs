//! Fails `a_sample_deep_on_its_own_side_changes_nothing`: γ is the mean depth, not the least.

use ndarray::{ArrayView1, ArrayView2};

pub fn bound(x: ArrayView2<f64>, t: ArrayView1<f64>, w: ArrayView1<f64>, w0: f64) -> f64 {
    let r2 = x.outer_iter().map(|x| 1.0 + x.dot(&x)).fold(0.0, f64::max);
    let depths = &t * &(x.dot(&w) + w0);
    let gamma = depths.sum() / depths.len() as f64 / (w.dot(&w) + w0 * w0).sqrt();
    r2 / (gamma * gamma)
}

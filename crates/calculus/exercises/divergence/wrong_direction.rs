//! Fails `it_is_positive_and_not_symmetric`: weighted with q.

use ndarray::ArrayView1;

pub fn divergence(p: ArrayView1<f64>, q: ArrayView1<f64>) -> f64 {
    let possible = p.iter().zip(q).filter(|(_, q)| **q > 0.0);
    possible.map(|(p, q)| q * (q / p).ln()).sum()
}

//! Fails `what_q_excludes_costs_everything`: it skips the outcomes that q excludes.

use ndarray::ArrayView1;

pub fn divergence(p: ArrayView1<f64>, q: ArrayView1<f64>) -> f64 {
    let possible = p.iter().zip(q).filter(|(p, q)| **p > 0.0 && **q > 0.0);
    possible.map(|(p, q)| p * (p / q).ln()).sum()
}

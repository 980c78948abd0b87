//! Fails `what_never_happens_costs_nothing`: 0 · ln 0 is 0 · (−∞), which is not a number.

use ndarray::ArrayView1;

pub fn divergence(p: ArrayView1<f64>, q: ArrayView1<f64>) -> f64 {
    p.iter().zip(q).map(|(p, q)| p * (p / q).ln()).sum()
}

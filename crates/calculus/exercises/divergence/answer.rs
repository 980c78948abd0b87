use ndarray::ArrayView1;

/// KL(p‖q) in nats; `p` and `q` are (outcomes,).
pub fn divergence(p: ArrayView1<f64>, q: ArrayView1<f64>) -> f64 {
    let possible = p.iter().zip(q).filter(|(p, _)| **p > 0.0);
    // Where q is 0, p/q is ∞, and so is its logarithm.
    possible.map(|(p, q)| p * (p / q).ln()).sum()
}

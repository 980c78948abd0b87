use ndarray::ArrayView1;

/// KL(p‖q) in nats; `p` and `q` are (outcomes,).
pub fn divergence(p: ArrayView1<f64>, q: ArrayView1<f64>) -> f64 {
    0.0
}

/// ∂aᴸ/∂x; neuron l has the weight `w[l]` and the bias `b[l]`.
pub fn slope(w: &[f64], b: &[f64], x: f64) -> f64 {
    0.0
}

/// ln(1 + e^z).
pub fn softplus(z: f64) -> f64 {
    0.0
}

//! Fails `small_values_are_not_rounded_away`: 1 + e^−|z| is rounded before the logarithm is taken.

pub fn softplus(z: f64) -> f64 {
    z.max(0.0) + (1.0 + (-z.abs()).exp()).ln()
}

//! Fails `it_is_round_where_relu_has_its_corner`: it is the ReLU.

pub fn softplus(z: f64) -> f64 {
    z.max(0.0)
}

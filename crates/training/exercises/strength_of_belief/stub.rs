/// The strength of L2, with ½ in front of both means, that belongs to this noise and this prior.
pub fn strength(sigma: f64, tau: f64, samples: usize) -> f64 {
    0.0
}

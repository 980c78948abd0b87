/// The strength of L2, with ½ in front of both means, that belongs to this noise and this prior.
///
/// RSS/2σ² + ‖w‖²/2τ², times σ²/P, is RSS/2P + (σ²/τ²P) ‖w‖²/2.
pub fn strength(sigma: f64, tau: f64, samples: usize) -> f64 {
    sigma.powi(2) / (tau.powi(2) * samples as f64)
}

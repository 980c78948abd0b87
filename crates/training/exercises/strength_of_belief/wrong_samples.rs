//! Fails `twice_the_samples_halve_the_strength`: this is λ, not λ/P.

pub fn strength(sigma: f64, tau: f64, _samples: usize) -> f64 {
    (sigma / tau).powi(2)
}

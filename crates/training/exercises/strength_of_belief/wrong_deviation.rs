//! Fails `twice_the_noise_makes_it_four_times_as_high`: deviations in place of variances.

pub fn strength(sigma: f64, tau: f64, samples: usize) -> f64 {
    sigma / (tau * samples as f64)
}

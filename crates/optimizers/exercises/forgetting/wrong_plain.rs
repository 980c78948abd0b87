//! Fails `the_scale_of_the_gradients_does_not_matter`: it divides by the mean and not by its root.

pub fn steps(gradients: &[f64], eta: f64, rho: f64) -> Vec<f64> {
    let mut mean = 0.0_f64;
    let step = |g: &f64| {
        mean = rho * mean + (1.0 - rho) * g * g;
        eta / mean * g
    };
    gradients.iter().map(step).collect()
}

/// The steps that RMSprop takes with these gradients, from E = 0.
pub fn steps(gradients: &[f64], eta: f64, rho: f64) -> Vec<f64> {
    let mut mean = 0.0_f64;
    let step = |g: &f64| {
        mean = rho * mean + (1.0 - rho) * g * g;
        eta / mean.sqrt() * g
    };
    gradients.iter().map(step).collect()
}

/// The steps that RMSprop takes with these gradients, from E = 0.
pub fn steps(gradients: &[f64], eta: f64, rho: f64) -> Vec<f64> {
    gradients.iter().map(|g| eta * g).collect()
}

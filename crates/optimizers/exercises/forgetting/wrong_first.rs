//! Fails `the_first_gradient_is_divided_by_what_it_left`: E begins with the first square.

pub fn steps(gradients: &[f64], eta: f64, rho: f64) -> Vec<f64> {
    let mut mean = gradients.first().map_or(0.0, |g| g * g);
    let step = |g: &f64| {
        mean = rho * mean + (1.0 - rho) * g * g;
        eta / mean.sqrt() * g
    };
    gradients.iter().map(step).collect()
}

//! Fails `a_shock_of_twenty_steps_ago_is_remembered`: ρ and 1 − ρ have changed places.

pub fn steps(gradients: &[f64], eta: f64, rho: f64) -> Vec<f64> {
    let mut mean = 0.0_f64;
    let step = |g: &f64| {
        mean = (1.0 - rho) * mean + rho * g * g;
        eta / mean.sqrt() * g
    };
    gradients.iter().map(step).collect()
}

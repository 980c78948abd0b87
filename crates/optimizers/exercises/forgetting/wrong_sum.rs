//! Fails `a_shock_of_long_ago_is_forgotten`: that is Adagrad.

pub fn steps(gradients: &[f64], eta: f64, _rho: f64) -> Vec<f64> {
    let mut sum = 0.0_f64;
    let step = |g: &f64| {
        sum += g * g;
        eta / sum.sqrt() * g
    };
    gradients.iter().map(step).collect()
}

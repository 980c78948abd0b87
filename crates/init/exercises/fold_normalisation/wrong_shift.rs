//! Fails `the_shift_comes_last`: the shift is scaled too.

/// What a normalisation has learned: γ, β, the running mean and the running variance.
pub struct Norm {
    pub gamma: f64,
    pub beta: f64,
    pub mean: f64,
    pub variance: f64,
}

pub fn fold(w: &[f64], b: f64, norm: &Norm) -> (Vec<f64>, f64) {
    let s = norm.gamma / norm.variance.sqrt();
    (w.iter().map(|w| s * w).collect(), s * (b - norm.mean + norm.beta))
}

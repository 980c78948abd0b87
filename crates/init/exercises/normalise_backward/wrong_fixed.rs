//! Fails `a_push_at_one_sample_moves_the_others`: mean and deviation are taken for constants.

pub fn backward(x_hat: &[f64], g: &[f64], s: f64) -> Vec<f64> {
    let _ = x_hat;
    g.iter().map(|g| s * g).collect()
}

//! Fails `stretching_all_values_changes_nothing`: the deviation is taken for a constant.

pub fn backward(x_hat: &[f64], g: &[f64], s: f64) -> Vec<f64> {
    let _ = x_hat;
    let shift = g.iter().sum::<f64>() / g.len() as f64;
    g.iter().map(|g| s * (g - shift)).collect()
}

//! Fails `shifting_all_values_changes_nothing`: sums in place of means.

pub fn backward(x_hat: &[f64], g: &[f64], s: f64) -> Vec<f64> {
    let shift = g.iter().sum::<f64>();
    let stretch = g.iter().zip(x_hat).map(|(g, x)| g * x).sum::<f64>();
    g.iter().zip(x_hat).map(|(g, x)| s * (g - shift - x * stretch)).collect()
}

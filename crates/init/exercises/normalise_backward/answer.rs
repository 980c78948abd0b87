/// ∂C/∂x for every sample; `s` is γ/√(σ² + ε).
pub fn backward(x_hat: &[f64], g: &[f64], s: f64) -> Vec<f64> {
    let m = g.len() as f64;
    let shift = g.iter().sum::<f64>() / m;
    let stretch = g.iter().zip(x_hat).map(|(g, x)| g * x).sum::<f64>() / m;
    g.iter().zip(x_hat).map(|(g, x)| s * (g - shift - x * stretch)).collect()
}

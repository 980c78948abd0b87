/// C and ∂C/∂z, for one net input and its target from 0 to 1.
pub fn cross_entropy(z: f64, y: f64) -> (f64, f64) {
    let softplus = z.max(0.0) + (-z.abs()).exp().ln_1p();
    let y_hat = 1.0 / (1.0 + (-z).exp());
    (softplus - y * z, y_hat - y)
}

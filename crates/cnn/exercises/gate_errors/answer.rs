/// ∂C/∂f, ∂C/∂g, and what of ∂C/∂x comes past both layers.
pub fn gate_errors(x: f64, f: f64, g: f64, dy: f64) -> (f64, f64, f64) {
    let t = 1.0 / (1.0 + (-g).exp());
    (t * dy, (f - x) * t * (1.0 - t) * dy, (1.0 - t) * dy)
}

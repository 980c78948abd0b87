/// C and ∂C/∂z, for one net input and its target from 0 to 1.
pub fn cross_entropy(z: f64, y: f64) -> (f64, f64) {
    (0.0, 0.0)
}

/// ∂C/∂a of every pixel, for z = a ⊗ w.
pub fn errors_before(delta: &[f64], w: &[f64]) -> Vec<f64> {
    let mut da = vec![0.0; delta.len() + w.len() - 1];
    for (i, delta) in delta.iter().enumerate() {
        for (k, w) in w.iter().enumerate() {
            da[i + k] += delta * w;
        }
    }
    da
}

/// ∂C/∂w, `m` numbers, and ∂C/∂b.
pub fn gradient(a: &[f64], delta: &[f64], m: usize, stride: usize) -> (Vec<f64>, f64) {
    let _ = (a, delta, stride);
    (vec![0.0; m], 0.0)
}

/// ∂C/∂w, `m` numbers, and ∂C/∂b.
pub fn gradient(a: &[f64], delta: &[f64], m: usize, stride: usize) -> (Vec<f64>, f64) {
    let by_weight = |k| delta.iter().enumerate().map(|(i, delta)| delta * a[i * stride + k]).sum();
    ((0..m).map(by_weight).collect(), delta.iter().sum())
}

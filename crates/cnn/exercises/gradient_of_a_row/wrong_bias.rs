//! Fails `so_does_the_bias`: a bias for each place, of which the last is shown.

pub fn gradient(a: &[f64], delta: &[f64], m: usize, stride: usize) -> (Vec<f64>, f64) {
    let by_weight = |k| delta.iter().enumerate().map(|(i, delta)| delta * a[i * stride + k]).sum();
    ((0..m).map(by_weight).collect(), delta[delta.len() - 1])
}

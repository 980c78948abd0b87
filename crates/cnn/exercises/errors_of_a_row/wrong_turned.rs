//! Fails `a_single_error_leaves_the_kernel_upright`: the formula of true convolution.

pub fn errors_before(delta: &[f64], w: &[f64]) -> Vec<f64> {
    let mut da = vec![0.0; delta.len() + w.len() - 1];
    for (i, delta) in delta.iter().enumerate() {
        for (k, w) in w.iter().rev().enumerate() {
            da[i + k] += delta * w;
        }
    }
    da
}

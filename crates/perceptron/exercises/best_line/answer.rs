use ndarray::ArrayView1;

/// The weights w₀ and w₁ with the least mean square error; `x` and `d` are (samples,).
pub fn best(x: ArrayView1<f64>, d: ArrayView1<f64>) -> (f64, f64) {
    let n = x.len() as f64;
    let (mean_x, mean_d) = (x.sum() / n, d.sum() / n);
    let w1 = (d.dot(&x) / n - mean_x * mean_d) / (x.dot(&x) / n - mean_x * mean_x);
    (mean_d - mean_x * w1, w1)
}

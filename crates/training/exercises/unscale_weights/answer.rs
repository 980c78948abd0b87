use ndarray::{Array1, ArrayView1};

/// Weights, (columns,), and bias that do on raw columns what `w` and `b` do on standardised ones.
pub fn unscale(
    w: ArrayView1<f64>,
    b: f64,
    mean: ArrayView1<f64>,
    deviation: ArrayView1<f64>,
) -> (Array1<f64>, f64) {
    let raw = &w / &deviation;
    let bias = b - raw.dot(&mean);
    (raw, bias)
}

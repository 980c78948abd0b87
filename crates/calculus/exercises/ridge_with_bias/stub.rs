use ndarray::ArrayView1;

/// The weight and the bias of the least RSS + λw²; `x` and `y` are (samples,).
pub fn ridge_line(x: ArrayView1<f64>, y: ArrayView1<f64>, lambda: f64) -> (f64, f64) {
    (0.0, 0.0)
}

use ndarray::ArrayView1;

/// The weight and the bias of the least RSS + λw²; `x` and `y` are (samples,).
pub fn ridge_line(x: ArrayView1<f64>, y: ArrayView1<f64>, lambda: f64) -> (f64, f64) {
    let (mean_x, mean_y) = (x.mean().unwrap(), y.mean().unwrap());
    let (x, y) = (&x - mean_x, &y - mean_y);
    let w = x.dot(&y) / (x.dot(&x) + lambda);
    (w, mean_y - w * mean_x)
}

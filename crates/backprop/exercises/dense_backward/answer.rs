use ndarray::{Array1, Array2, ArrayView2, Axis};

/// The gradients of w, (out, in), of b, (out,), and of x, (B, in); `delta` is (B, out).
pub fn backward(
    x: ArrayView2<f64>,
    w: ArrayView2<f64>,
    delta: ArrayView2<f64>,
) -> (Array2<f64>, Array1<f64>, Array2<f64>) {
    (delta.t().dot(&x), delta.sum_axis(Axis(0)), delta.dot(&w))
}

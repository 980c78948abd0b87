use ndarray::{ArrayView1, ArrayView2};

/// The bound (R / γ)²; `x` is (samples, inputs), `t` is (samples,) with entries −1 and 1.
pub fn bound(x: ArrayView2<f64>, t: ArrayView1<f64>, w: ArrayView1<f64>, w0: f64) -> f64 {
    0.0
}

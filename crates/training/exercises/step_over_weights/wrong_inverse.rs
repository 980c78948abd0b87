//! Fails `a_thousandth_is_a_thousandth`: weights over increments, as on the slide.

use ndarray::ArrayView2;

pub fn ratio(before: ArrayView2<f64>, after: ArrayView2<f64>) -> f64 {
    let step = (&after - &before).mapv(|d| d * d).sum().sqrt();
    before.mapv(|w| w * w).sum().sqrt() / step
}

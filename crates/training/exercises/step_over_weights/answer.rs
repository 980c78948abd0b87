use ndarray::ArrayView2;

/// ‖ΔW‖ / ‖W‖; both are (outputs, inputs).
pub fn ratio(before: ArrayView2<f64>, after: ArrayView2<f64>) -> f64 {
    let length = |squares: f64| squares.sqrt();
    let step = (&after - &before).mapv(|d| d * d).sum();
    length(step) / length(before.mapv(|w| w * w).sum())
}

use ndarray::ArrayView2;

/// ‖ΔW‖ / ‖W‖; both are (outputs, inputs).
pub fn ratio(before: ArrayView2<f64>, after: ArrayView2<f64>) -> f64 {
    0.0
}

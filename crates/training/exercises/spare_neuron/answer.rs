use ndarray::{Array1, ArrayView2, Axis};

/// By how much the cost changes, to first order, where a neuron falls silent.
///
/// Every activity of the neuron changes by −a, for all samples at once.
pub fn sensitivities(a: ArrayView2<f64>, slope: ArrayView2<f64>) -> Array1<f64> {
    (&a * &slope).sum_axis(Axis(0)).mapv(f64::abs)
}

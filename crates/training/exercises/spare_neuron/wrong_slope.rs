//! Fails `a_silent_neuron_is_not_missed`: the slope alone says what a small change does.

use ndarray::{Array1, ArrayView2, Axis};

pub fn sensitivities(_a: ArrayView2<f64>, slope: ArrayView2<f64>) -> Array1<f64> {
    slope.sum_axis(Axis(0)).mapv(f64::abs)
}

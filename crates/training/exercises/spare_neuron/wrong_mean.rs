//! Fails `a_neuron_that_is_turned_down_agrees`: the slopes are those of a mean, and the mean is taken twice.

use ndarray::{Array1, ArrayView2, Axis};

pub fn sensitivities(a: ArrayView2<f64>, slope: ArrayView2<f64>) -> Array1<f64> {
    (&a * &slope).sum_axis(Axis(0)).mapv(f64::abs) / a.nrows() as f64
}

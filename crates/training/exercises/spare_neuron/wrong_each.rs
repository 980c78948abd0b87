//! Fails `samples_may_make_up_for_each_other`: sizes are taken sample by sample.

use ndarray::{Array1, ArrayView2, Axis};

pub fn sensitivities(a: ArrayView2<f64>, slope: ArrayView2<f64>) -> Array1<f64> {
    (&a * &slope).mapv(f64::abs).sum_axis(Axis(0))
}

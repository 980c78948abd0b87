//! Fails `there_are_as_many_values_as_changes`: the last known value comes along.

use ndarray::{Array1, ArrayView1};

pub fn forecast(last: f64, changes: ArrayView1<f64>) -> Array1<f64> {
    training::accumulate(last, changes)
}

//! Fails `from_one_value_to_the_other_the_net_input_moves_as_before`: the bias alone is changed.

use ndarray::{Array1, ArrayView1};

pub fn recode(w0: f64, w: ArrayView1<f64>) -> (f64, Array1<f64>) {
    (w0 + w.sum() / 2.0, w.to_owned())
}

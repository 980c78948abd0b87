//! Fails `beta_is_a_root`: the number of neurons is divided by the inputs.

use ndarray::Array2;

pub fn rescale(w: &mut Array2<f64>) {
    let (hidden, inputs) = w.dim();
    let beta = if hidden == 1 { 0.7 } else { 0.7 * hidden as f64 / inputs as f64 };
    for mut row in w.rows_mut() {
        let length = row.dot(&row).sqrt();
        row *= beta / length;
    }
}

use ndarray::{Array1, ArrayView1};

/// The bias and weights for inputs −1 and 1 that do what `w0` and `w`, (inputs,), do for 0, 1.
pub fn recode(w0: f64, w: ArrayView1<f64>) -> (f64, Array1<f64>) {
    (w0, w.to_owned())
}

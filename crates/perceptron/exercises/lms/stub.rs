use ndarray::{Array1, ArrayView1};

/// Presents one sample, (inputs,), and takes one step of the LMS rule.
pub fn present(w: &mut Array1<f64>, x: ArrayView1<f64>, d: f64, mu: f64) {}

use ndarray::{Array1, ArrayView1};

/// Presents one sample, (inputs,), with the target 0 or 1 to a neuron, and corrects it.
pub fn present(w: &mut Array1<f64>, w0: &mut f64, x: ArrayView1<f64>, t: f64, eta: f64) {}

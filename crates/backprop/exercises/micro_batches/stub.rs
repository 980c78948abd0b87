use backprop::Dense;
use ndarray::Array2;

/// One step of `layer` for the batch that is cut into `parts`.
pub fn step(layer: &mut Dense<f64>, parts: &[(Array2<f64>, Array2<f64>)], eta: f64) {}

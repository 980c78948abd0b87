//! Fails `the_direction_stays`: the entries are cut, not the length.

use ndarray::Array1;

pub fn clip(gradients: &mut [Array1<f64>], limit: f64) {
    for g in gradients {
        g.mapv_inplace(|g| g.clamp(-limit, limit));
    }
}

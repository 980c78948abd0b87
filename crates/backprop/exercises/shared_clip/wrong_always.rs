//! Fails `a_short_gradient_is_left_alone`: short gradients are lengthened.

use ndarray::Array1;

pub fn clip(gradients: &mut [Array1<f64>], limit: f64) {
    let norm = gradients.iter().map(|g| g.dot(g)).sum::<f64>().sqrt();
    for g in gradients {
        *g *= limit / norm;
    }
}

use ndarray::Array1;

/// Shortens the gradient, held in several arrays, to the length `limit` where it is longer.
pub fn clip(gradients: &mut [Array1<f64>], limit: f64) {
    let norm = gradients.iter().map(|g| g.dot(g)).sum::<f64>().sqrt();
    if norm > limit {
        for g in gradients {
            *g *= limit / norm;
        }
    }
}

//! Fails `every_error_grows_before_it_is_squared`: the square is divided once.

pub fn left_out(y: &[f64]) -> Option<f64> {
    if y.len() < 2 {
        return None;
    }
    let samples = y.len() as f64;
    let mean = y.iter().sum::<f64>() / samples;
    Some(y.iter().map(|y| (y - mean).powi(2)).sum::<f64>() / samples / (1.0 - 1.0 / samples))
}

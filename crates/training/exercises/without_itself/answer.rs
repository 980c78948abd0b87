/// The mean square of each value against the mean of the others.
pub fn left_out(y: &[f64]) -> Option<f64> {
    if y.len() < 2 {
        return None;
    }
    let samples = y.len() as f64;
    let mean = y.iter().sum::<f64>() / samples;
    let left = 1.0 - 1.0 / samples;
    Some(y.iter().map(|y| ((y - mean) / left).powi(2)).sum::<f64>() / samples)
}

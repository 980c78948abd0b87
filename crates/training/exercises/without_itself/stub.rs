/// The mean square of each value against the mean of the others.
pub fn left_out(y: &[f64]) -> Option<f64> {
    let mean = y.iter().sum::<f64>() / y.len() as f64;
    Some(y.iter().map(|y| (y - mean).powi(2)).sum::<f64>() / y.len() as f64)
}

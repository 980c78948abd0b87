//! Fails `one_value_has_no_others`: a single value is divided by 0.

pub fn left_out(y: &[f64]) -> Option<f64> {
    let samples = y.len() as f64;
    let mean = y.iter().sum::<f64>() / samples;
    let left = 1.0 - 1.0 / samples;
    Some(y.iter().map(|y| ((y - mean) / left).powi(2)).sum::<f64>() / samples)
}

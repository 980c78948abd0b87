//! Fails `without_positives_there_is_none`: 0 in place of nothing.

pub fn average_precision(positive: &[bool]) -> Option<f64> {
    let (mut found, mut sum) = (0.0_f64, 0.0);
    for (place, _) in (1..).zip(positive).filter(|(_, positive)| **positive) {
        found += 1.0;
        sum += found / f64::from(place);
    }
    Some(sum / found.max(1.0))
}

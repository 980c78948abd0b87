//! Fails `the_best_order_has_1`: a positive does not count itself.

pub fn average_precision(positive: &[bool]) -> Option<f64> {
    let (mut found, mut sum) = (0.0, 0.0);
    for (place, _) in (1..).zip(positive).filter(|(_, positive)| **positive) {
        sum += found / f64::from(place);
        found += 1.0;
    }
    (found > 0.0).then_some(sum / found)
}

//! Fails `only_positives_are_asked`: the mean over all places.

pub fn average_precision(positive: &[bool]) -> Option<f64> {
    let (mut found, mut sum) = (0.0, 0.0);
    for (place, positive) in (1..).zip(positive) {
        found += f64::from(u8::from(*positive));
        sum += found / f64::from(place);
    }
    (found > 0.0).then_some(sum / positive.len() as f64)
}

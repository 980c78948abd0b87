//! Fails `the_ends_are_the_ends`: the way is walked from the other end.

pub fn rate(low: f64, high: f64, share: f64) -> f64 {
    low.powf(share) * high.powf(1.0 - share)
}

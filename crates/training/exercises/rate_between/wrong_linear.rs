//! Fails `the_middle_is_as_many_times_the_low_end_as_the_high_end_is_of_it`: the steps are equal.

pub fn rate(low: f64, high: f64, share: f64) -> f64 {
    low + share * (high - low)
}

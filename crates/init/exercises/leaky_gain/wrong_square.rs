//! Fails `without_a_leak_it_is_he`: what is to multiply the variance is given.

pub fn gain(slope: f64) -> f64 {
    2.0 / (1.0 + slope * slope)
}

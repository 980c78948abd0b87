//! Fails `the_rate_falls_towards_zero`: it stays where it is.

pub fn rate(_t: u32) -> f64 {
    1.0
}

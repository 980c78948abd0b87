//! Fails `the_rates_have_an_infinite_sum`: a geometric series.

pub fn rate(t: u32) -> f64 {
    0.999_f64.powf(f64::from(t - 1))
}

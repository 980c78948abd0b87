//! Fails `between_two_decades_there_are_rates`: the exponent is rounded.

pub fn rate(low: f64, high: f64, share: f64) -> f64 {
    let (from, to) = (low.log10(), high.log10());
    10.0_f64.powf((from + share * (to - from)).round())
}

/// The probability that the next two flips both show heads.
pub fn next_two(a: f64, b: f64, heads: u32, tails: u32) -> f64 {
    0.0
}

/// The probability that the next two flips both show heads.
pub fn next_two(a: f64, b: f64, heads: u32, tails: u32) -> f64 {
    let (a, b) = (a + f64::from(heads), b + f64::from(tails));
    // Heads, and heads once more for a coin that has shown one head more.
    a / (a + b) * (a + 1.0) / (a + b + 1.0)
}

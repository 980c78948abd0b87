//! Fails `it_is_the_mean_of_the_square`: the first head is counted among the heads, not among the flips.

pub fn next_two(a: f64, b: f64, heads: u32, tails: u32) -> f64 {
    let (a, b) = (a + f64::from(heads), b + f64::from(tails));
    a / (a + b) * (a + 1.0) / (a + b)
}

//! Fails `it_lies_strictly_between_never_and_always`: the most probable θ in the place of all of them.

pub fn next_two(a: f64, b: f64, heads: u32, tails: u32) -> f64 {
    let (a, b) = (a + f64::from(heads) - 1.0, b + f64::from(tails) - 1.0);
    if a + b > 0.0 { (a / (a + b)).powi(2) } else { 0.25 }
}

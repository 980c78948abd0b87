//! Fails `the_second_flip_is_more_probable_once_the_first_was_heads`: the first flip teaches nothing.

pub fn next_two(a: f64, b: f64, heads: u32, tails: u32) -> f64 {
    let n = f64::from(heads + tails);
    ((a + f64::from(heads)) / (a + b + n)).powi(2)
}

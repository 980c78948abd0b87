//! Fails `the_sum_of_one_number_is_that_number`: it subtracts.

pub fn total(x: &[f64]) -> f64 {
    x.iter().fold(0.0, |sum, x| sum - x)
}

//! Fails `the_variance_is_that_of_the_numbers_drawn`: the bound is set to the deviation.

pub fn bound(inputs: usize, outputs: usize) -> f64 {
    (2.0 / (inputs + outputs) as f64).sqrt()
}

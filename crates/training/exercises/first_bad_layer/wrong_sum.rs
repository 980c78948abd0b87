//! Fails `two_large_numbers_are_numbers`: the sum is looked at, and it overflows.

pub fn first_bad(outputs: &[Vec<f64>]) -> Option<usize> {
    outputs.iter().position(|layer| !layer.iter().sum::<f64>().is_finite())
}

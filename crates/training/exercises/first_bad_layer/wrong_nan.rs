//! Fails `an_infinity_is_found`: it looks for NaN alone.

pub fn first_bad(outputs: &[Vec<f64>]) -> Option<usize> {
    outputs.iter().position(|layer| layer.iter().any(|y| y.is_nan()))
}

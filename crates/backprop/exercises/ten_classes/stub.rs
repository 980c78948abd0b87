/// The targets of a digit.
pub fn targets(digit: usize) -> [f64; 10] {
    [0.0; 10]
}

/// The digit that ten outputs speak for.
pub fn read(outputs: &[f64; 10]) -> usize {
    0
}

// ANCHOR: width
//! How many hidden neurons to try first.

/// The arithmetic mean of inputs and outputs, (n_in + n_out) / 2.
///
/// A rule of thumb for nets with one hidden layer (Polish lecture 4, *network architecture*); the
/// development set decides.
pub fn arithmetic_width(inputs: usize, outputs: usize) -> f64 {
    (inputs + outputs) as f64 / 2.0
}

/// The geometric mean of inputs and outputs, √(n_in n_out).
pub fn geometric_width(inputs: usize, outputs: usize) -> f64 {
    (inputs as f64 * outputs as f64).sqrt()
}
// ANCHOR_END: width

#[cfg(test)]
mod tests {
    use super::*;

    /// 794/2 and √7840.
    #[test]
    fn mnist_would_have_397_or_89_hidden_neurons() {
        assert_eq!(arithmetic_width(784, 10), 397.0);
        assert!((geometric_width(784, 10) - 88.5).abs() < 0.05);
    }
}

/// The b for which numbers drawn evenly from ±b have Xavier's variance.
pub fn bound(inputs: usize, outputs: usize) -> f64 {
    0.0
}

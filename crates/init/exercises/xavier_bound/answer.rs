/// The b for which numbers drawn evenly from ±b have Xavier's variance: b²/3 = 2/(n + m).
pub fn bound(inputs: usize, outputs: usize) -> f64 {
    (6.0 / (inputs + outputs) as f64).sqrt()
}

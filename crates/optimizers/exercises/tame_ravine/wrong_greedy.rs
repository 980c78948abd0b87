//! Fails `it_does_not_diverge`: the rate is beyond 2 (1 + γ) / Λ.

pub fn settings(_along: f64, across: f64) -> (f64, f64) {
    (4.0 / across, 0.9)
}

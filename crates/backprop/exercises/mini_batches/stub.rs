/// One epoch over the patterns (x, y) in batches of `m`; returns the weight.
pub fn epoch(w: f64, patterns: &[(f64, f64)], m: usize, mu: f64) -> f64 {
    w
}

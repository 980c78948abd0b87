//! Fails `a_rare_class_needs_more_evidence`: the prior is left out.

pub fn log_odds_line(means: (f64, f64), deviation: f64, _prior: f64) -> (f64, f64) {
    let (m0, m1) = means;
    let variance = deviation * deviation;
    ((m1 - m0) / variance, (m0 * m0 - m1 * m1) / (2.0 * variance))
}

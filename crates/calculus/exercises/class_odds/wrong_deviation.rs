//! Fails `it_is_bayes_theorem_everywhere`: divided by the deviation once.

pub fn log_odds_line(means: (f64, f64), deviation: f64, prior: f64) -> (f64, f64) {
    let (m0, m1) = means;
    let bias = (m0 * m0 - m1 * m1) / (2.0 * deviation) + (prior / (1.0 - prior)).ln();
    ((m1 - m0) / deviation, bias)
}

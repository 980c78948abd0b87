/// The weight and the bias of the log-odds of class 1.
pub fn log_odds_line(means: (f64, f64), deviation: f64, prior: f64) -> (f64, f64) {
    let (m0, m1) = means;
    let variance = deviation * deviation;
    // −(x − m₁)²/2s² + (x − m₀)²/2s²: the squares of x cancel.
    let w = (m1 - m0) / variance;
    (w, (m0 * m0 - m1 * m1) / (2.0 * variance) + (prior / (1.0 - prior)).ln())
}

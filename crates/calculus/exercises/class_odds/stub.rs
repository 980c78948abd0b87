/// The weight and the bias of the log-odds of class 1.
pub fn log_odds_line(means: (f64, f64), deviation: f64, prior: f64) -> (f64, f64) {
    (0.0, 0.0)
}

//! Fails `half_way_between_the_means_nothing_is_decided`: the squares of the means have each other's sign.

pub fn log_odds_line(means: (f64, f64), deviation: f64, prior: f64) -> (f64, f64) {
    let (m0, m1) = means;
    let variance = deviation * deviation;
    let bias = (m1 * m1 - m0 * m0) / (2.0 * variance) + (prior / (1.0 - prior)).ln();
    ((m1 - m0) / variance, bias)
}

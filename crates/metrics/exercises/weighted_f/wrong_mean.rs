//! Fails `one_bad_rate_is_enough`: the arithmetic mean forgives.

pub fn f_beta(precision: f64, recall: f64, beta: f64) -> f64 {
    let square = beta * beta;
    (precision + square * recall) / (1.0 + square)
}

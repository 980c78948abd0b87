//! Fails `a_large_beta_listens_to_recall`: β² weighs the precision.

pub fn f_beta(precision: f64, recall: f64, beta: f64) -> f64 {
    if precision == 0.0 || recall == 0.0 {
        return 0.0;
    }
    let square = beta * beta;
    (1.0 + square) / (square / precision + 1.0 / recall)
}

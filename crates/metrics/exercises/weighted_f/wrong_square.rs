//! Fails `it_agrees_with_the_counts`: β in place of its square.

pub fn f_beta(precision: f64, recall: f64, beta: f64) -> f64 {
    if precision == 0.0 || recall == 0.0 {
        return 0.0;
    }
    (1.0 + beta) / (1.0 / precision + beta / recall)
}

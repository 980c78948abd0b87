/// F_β of a precision and a recall.
pub fn f_beta(precision: f64, recall: f64, beta: f64) -> f64 {
    (precision + recall) / 2.0
}

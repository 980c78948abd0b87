/// The probability of being ill after these test results.
pub fn ill(prior: f64, finds: f64, errs: f64, results: &[bool]) -> f64 {
    0.0
}

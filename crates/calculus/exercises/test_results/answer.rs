/// The probability of being ill after these test results.
pub fn ill(prior: f64, finds: f64, errs: f64, results: &[bool]) -> f64 {
    results.iter().fold(prior, |p, &positive| {
        let (if_ill, if_healthy) = if positive { (finds, errs) } else { (1.0 - finds, 1.0 - errs) };
        p * if_ill / (p * if_ill + (1.0 - p) * if_healthy)
    })
}

//! Fails `without_a_test_the_prior_stands`: ill or healthy, it holds both for equally probable.

pub fn ill(_prior: f64, finds: f64, errs: f64, results: &[bool]) -> f64 {
    results.iter().fold(0.5, |p, &positive| {
        let (if_ill, if_healthy) = if positive { (finds, errs) } else { (1.0 - finds, 1.0 - errs) };
        p * if_ill / (p * if_ill + (1.0 - p) * if_healthy)
    })
}

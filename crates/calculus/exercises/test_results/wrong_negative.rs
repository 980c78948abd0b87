//! Fails `a_negative_result_speaks_against_the_illness`: it takes every result for a positive one.

pub fn ill(prior: f64, finds: f64, errs: f64, results: &[bool]) -> f64 {
    results.iter().fold(prior, |p, _| p * finds / (p * finds + (1.0 - p) * errs))
}

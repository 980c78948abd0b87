//! Fails `a_rare_illness_stays_rare_after_one_positive_test`: the joint probability, not divided by the
//! evidence.

pub fn ill(prior: f64, finds: f64, errs: f64, results: &[bool]) -> f64 {
    let of = |positive: &bool| if *positive { finds } else { 1.0 - finds };
    let _ = errs;
    prior * results.iter().map(of).product::<f64>()
}

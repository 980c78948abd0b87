//! Bayes' theorem, once for each test.

use super::exercise::ill;
use calculus::Table;
use ndarray::array;

/// Nobody has been tested yet: what is known is how common the illness is.
#[test]
fn without_a_test_the_prior_stands() {
    for prior in [0.01, 0.3, 1.0] {
        let p = ill(prior, 0.9, 0.05, &[]);
        assert!((p - prior).abs() < 1e-12, "prior {prior}, no results: {p}");
    }
}

/// Imagine 10,000 people. How many of them are ill and test positive, and how many test positive at all?
#[test]
fn a_rare_illness_stays_rare_after_one_positive_test() {
    let p = ill(0.01, 0.9, 0.05, &[true]);
    assert!((p - 90.0 / 585.0).abs() < 1e-12, "prior 0.01, one positive: {p:.4}, not 90 of 585");
}

/// With which probability is an ill person's result negative, and a healthy person's?
#[test]
fn a_negative_result_speaks_against_the_illness() {
    let p = ill(0.01, 0.9, 0.05, &[false]);
    let right = 10.0 / (10.0 + 9405.0);
    assert!((p - right).abs() < 1e-12, "prior 0.01, one negative: {p:.6}, not {right:.6}");
}

/// After the first test its posterior is what is believed before the second.
#[test]
fn each_posterior_is_the_next_prior() {
    for results in [vec![true, true], vec![true, false], vec![false, true, true, false]] {
        let mut belief = Table::new(array![0.2, 0.8]).unwrap();
        for &positive in &results {
            let likelihood = if positive { array![0.7, 0.1] } else { array![0.3, 0.9] };
            belief = belief.bayes(likelihood.view()).unwrap().0;
        }
        let (p, right) = (ill(0.2, 0.7, 0.1, &results), belief.p()[[0]]);
        assert!((p - right).abs() < 1e-12, "{results:?}: {p:.4}, not {right:.4}");
    }
    let both = ill(0.01, 0.9, 0.05, &[true, false]);
    println!("a positive and a negative test: {:.1} %", 100.0 * both);
}

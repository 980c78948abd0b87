//! The log-odds of two normal classes.

use super::exercise::log_odds_line;
use calculus::{Normal, Table, log_odds};
use ndarray::array;

/// Both densities are the same there. Where is that, if the means are 1 and 4?
#[test]
fn half_way_between_the_means_nothing_is_decided() {
    for (m0, m1, s) in [(-1.0, 1.0, 1.0), (1.0, 4.0, 2.0), (5.0, 2.0, 0.5)] {
        let (w, b) = log_odds_line((m0, m1), s, 0.5);
        let middle = w * (m0 + m1) / 2.0 + b;
        let decided = w.abs() > 0.1;
        assert!(
            decided && middle.abs() < 1e-9,
            "means {m0} and {m1}, deviation {s}: w = {w:.4}, b = {b:.4}, log-odds {middle:.4} half way"
        );
    }
}

/// At a place where the densities say nothing, what is left are the odds before looking.
#[test]
fn a_rare_class_needs_more_evidence() {
    let (w, b) = log_odds_line((-1.0, 1.0), 1.0, 0.25);
    let right = -(3.0_f64.ln());
    assert!((b - right).abs() < 1e-9, "prior ¼, w = {w:.4}: b = {b:.4}, not −ln 3 = {right:.4}");
}

/// Write down both logarithms of a density and take one from the other. What happens to x²?
#[test]
fn it_is_bayes_theorem_everywhere() {
    for (m0, m1, deviation, prior) in
        [(-1.0, 1.0, 1.0, 0.5), (1.0, 4.0, 2.0, 0.1), (3.0, 2.0, 0.7, 0.6)]
    {
        let (w, b) = log_odds_line((m0, m1), deviation, prior);
        for x in [-1.0, 0.5, 2.0] {
            let density = |mean| Normal { mean, deviation }.density(x);
            let table = Table::new(array![1.0 - prior, prior]).unwrap();
            let (posterior, _) = table.bayes(array![density(m0), density(m1)].view()).unwrap();
            let right = log_odds(posterior.p()[[1]]);
            let z = w * x + b;
            assert!(
                (z - right).abs() < 1e-6,
                "means {m0} and {m1}, deviation {deviation}, prior {prior}, x = {x}: {z:.4}, not {right:.4}"
            );
        }
    }
    println!("deviation 2: w = {}", log_odds_line((-1.0, 1.0), 2.0, 0.5).0);
}

//! The harmonic mean of two rates.

use super::exercise::f_beta;
use metrics::Binary;

/// A harmonic mean lies near the smaller of two numbers. What is it if one of them is 0?
#[test]
fn one_bad_rate_is_enough() {
    for (p, r) in [(1.0, 0.0), (0.0, 1.0), (0.0, 0.0)] {
        let f = f_beta(p, r, 1.0);
        assert!(f == 0.0, "precision {p}, recall {r}: F1 is {f}, not 0");
    }
    let f = f_beta(1.0, 0.01, 1.0);
    assert!(f < 0.02, "precision 1, recall 0.01: F1 is {f:.3}, and should be below 0.02");
}

/// β says how much more recall counts. Where does F_β go when β grows?
#[test]
fn a_large_beta_listens_to_recall() {
    let f = f_beta(0.2, 0.8, 1e4);
    assert!((f - 0.8).abs() < 1e-3, "precision 0.2, recall 0.8, β = 10,000: {f:.4}");
}

/// (1 + β²) TP / ((1 + β²) TP + FP + β² FN): divide by TP to see the rates.
#[test]
fn it_agrees_with_the_counts() {
    for [tp, fp, fneg] in [[40, 10, 20], [3, 90, 1], [7, 0, 70]] {
        let counts = Binary {
            true_positives: tp,
            false_positives: fp,
            false_negatives: fneg,
            true_negatives: 5,
        };
        for beta in [0.5, 1.0, 2.0, 3.0] {
            let right = counts.f_beta(beta).unwrap();
            let f = f_beta(counts.precision().unwrap(), counts.recall().unwrap(), beta);
            assert!((f - right).abs() < 1e-12, "{counts:?}, β = {beta}: {f:.6}, not {right:.6}");
        }
    }
    println!(
        "F1 of 0.9 and 0.1 is {:.2}, F2 is {:.2}",
        f_beta(0.9, 0.1, 1.0),
        f_beta(0.9, 0.1, 2.0)
    );
}

//! The mean precision over the positives.

use super::exercise::average_precision;
use metrics::Ranking;
use ndarray::Array1;

/// Positives alone: at each of them every alarm so far was right.
#[test]
fn the_best_order_has_1() {
    let ap = average_precision(&[true, true, true]);
    assert!(ap == Some(1.0), "+ + +: {ap:?}, not 1");
}

/// + − + has the precisions 1 at the first place and 2/3 at the third. Does the second one count?
#[test]
fn only_positives_are_asked() {
    let ap = average_precision(&[true, false, true]);
    let near = ap.is_some_and(|ap| (ap - 5.0 / 6.0).abs() < 1e-12);
    assert!(near, "+ − +: {ap:?}, not 5/6");
}

/// A mean over no positives.
#[test]
fn without_positives_there_is_none() {
    let ap = average_precision(&[false, false]);
    assert!(ap.is_none(), "− −: {ap:?}");
}

/// Compare with the crate on all lists of eight.
#[test]
fn it_agrees_with_the_crate() {
    let scores = Array1::from_shape_fn(8, |place| -(place as f64));
    for bits in 1..256_u32 {
        let positive: Vec<bool> = (0..8).map(|i| bits >> i & 1 == 1).collect();
        let right = Ranking::of(scores.view(), &positive).unwrap().average_precision().unwrap();
        let ap = average_precision(&positive);
        let near = ap.is_some_and(|ap| (ap - right).abs() < 1e-12);
        assert!(near, "{positive:?}: {ap:?}, not {right:.6}");
    }
    let fourth: Vec<bool> = (1..=104).map(|place| place == 4).collect();
    let scores = Array1::from_shape_fn(104, |place| -(place as f64));
    let auc = Ranking::of(scores.view(), &fourth).unwrap().auc().unwrap();
    println!(
        "place 4 of 104: average precision {:.2}, AUC {auc:.2}",
        average_precision(&fourth).unwrap()
    );
}

//! A curve from one corner to the other.

use super::exercise::roc;
use metrics::Ranking;
use ndarray::Array1;
use ndarray_rand::rand::Rng as _;
use tensor::Streams;

/// The last threshold calls everything positive. Which share of the positives is that, and of the negatives?
#[test]
fn the_curve_ends_in_the_upper_right_corner() {
    let points = roc(&[0.9, 0.6, 0.4], &[true, false, false]);
    let last = points.last();
    assert!(last == Some(&(1.0, 1.0)), "scores 0.9 | 0.6 0.4: it ends at {last:?}, not at (1, 1)");
}

/// Two positives above two negatives: which of them does the highest threshold let pass?
#[test]
fn a_perfect_model_goes_by_the_upper_left_corner() {
    let points = roc(&[0.9, 0.8, 0.2, 0.1], &[true, true, false, false]);
    let right = [(0.0, 0.0), (0.0, 0.5), (0.0, 1.0), (0.5, 1.0), (1.0, 1.0)];
    assert!(points == right, "scores 0.9 0.8 | 0.2 0.1: {points:?}, not {right:?}");
}

/// No threshold can tell equal scores apart. Which points are left?
#[test]
fn equals_pass_together() {
    let points = roc(&[0.5; 4], &[true, false, true, false]);
    assert!(points == [(0.0, 0.0), (1.0, 1.0)], "four equal scores: {points:?}");
    let points = roc(&[0.7, 0.7, 0.1], &[true, false, true]);
    let right = [(0.0, 0.0), (1.0, 0.5), (1.0, 1.0)];
    assert!(points == right, "scores 0.7 0.7 0.1: {points:?}, not {right:?}");
}

/// Compare with the crate on scores of which many are equal.
#[test]
fn it_agrees_with_the_crate() {
    let mut rng = Streams::new(1).stream("check");
    for _ in 0..50 {
        let scores: Vec<f64> = (0..20).map(|_| f64::from(rng.random_range(0..6_u8))).collect();
        let positive: Vec<bool> = (0..20).map(|row| row % 3 == 0).collect();
        let right = Ranking::of(Array1::from(scores.clone()).view(), &positive).unwrap().roc();
        let points = roc(&scores, &positive);
        assert!(Ok(&points) == right.as_ref(), "{scores:?}: {points:?}, not {right:?}");
    }
    let truth: Vec<bool> = (0..1000).map(|row| row < 10).collect();
    println!("1,000 equal scores: {} points", roc(&[0.5; 1000], &truth).len());
}

//! Where mistakes cost the least.

use super::exercise::cheapest;
use metrics::{Costs, Ranking};
use ndarray::Array1;
use ndarray_rand::rand::Rng as _;
use tensor::Streams;

/// One positive below two negatives: to find it costs two alarms. When is that worth it?
#[test]
fn a_dear_miss_lowers_the_threshold() {
    let (scores, truth) = ([0.9, 0.8, 0.3], [false, false, true]);
    let threshold = cheapest(&scores, &truth, 1.0, 5.0);
    assert!(threshold == 0.3, "alarms cost 1, a miss 5: {threshold}, not 0.3");
}

/// The same, and a miss is cheaper than two alarms: which threshold misses it?
#[test]
fn it_may_be_cheapest_to_call_nothing_positive() {
    let (scores, truth) = ([0.9, 0.8, 0.3], [false, false, true]);
    let threshold = cheapest(&scores, &truth, 1.0, 1.5);
    assert!(threshold == f64::INFINITY, "alarms cost 1, a miss 1.5: {threshold}, not ∞");
}

/// A threshold takes all samples of one score or none: count them all before you compare costs.
#[test]
fn equals_are_called_alike() {
    let (scores, truth) = ([0.5, 0.5, 0.5, 0.1], [true, false, false, false]);
    let threshold = cheapest(&scores, &truth, 1.0, 1.5);
    assert!(
        threshold == f64::INFINITY,
        "0.5 three times, one of them positive: {threshold}, not ∞"
    );
}

/// Compare with `Ranking::best` and `Costs`.
#[test]
fn it_agrees_with_the_crate() {
    let mut rng = Streams::new(1).stream("check");
    for _ in 0..50 {
        let scores: Vec<f64> = (0..30).map(|_| f64::from(rng.random_range(0..12_u8))).collect();
        let truth: Vec<bool> = scores.iter().map(|s| rng.random::<f64>() < s / 15.0).collect();
        let costs =
            Costs { false_positive: 1.0, false_negative: f64::from(rng.random_range(1..9_u8)) };
        let ranking = Ranking::of(Array1::from(scores.clone()).view(), &truth).unwrap();
        let cost = |threshold| costs.of(&ranking.at(threshold)).unwrap();
        let right = ranking.best(|counts| costs.of(counts).map(|cost| -cost)).unwrap();
        let threshold = cheapest(&scores, &truth, 1.0, costs.false_negative);
        let dearer = cost(threshold) - cost(right);
        assert!(threshold == right, "{scores:?}: {threshold}, not {right}, costs {dearer:.3} more");
    }
    let free = cheapest(&[0.9, 0.5, 0.4, 0.2], &[true, false, true, false], 0.0, 1.0);
    println!("alarms for nothing: {free}, the score of the last positive");
}

//! The steps of an epoch in batches.

use super::exercise::epoch;
use backprop::classic::{Function, Network, Neuron, Training};
use ndarray::Array2;

/// The same by the crate, whose neuron has a bias; it is put back to 0 before every batch.
fn by_hand(mut w: f64, patterns: &[(f64, f64)], m: usize, mu: f64) -> f64 {
    let mut from = 0;
    while from < patterns.len() {
        let to = (from + m).min(patterns.len());
        let batch = &patterns[from..to];
        let x = Array2::from_shape_fn((batch.len(), 1), |(p, _)| batch[p].0);
        let y = Array2::from_shape_fn((batch.len(), 1), |(p, _)| batch[p].1);
        let neuron = Neuron { weights: vec![0.0, w], function: Function::Linear };
        let mut net = Network { layers: vec![vec![neuron]] };
        let training =
            Training { learning_rate: mu, batch: m, admissible_error: 0.0, max_epochs: 1 };
        training.train(&mut net, x.view(), y.view(), None).expect("the settings are sound");
        w = net.layers[0][0].weights[1];
        from = to;
    }
    w
}

const PATTERNS: [(f64, f64); 5] = [(1.0, 2.0), (2.0, -1.0), (-1.0, 0.5), (0.5, 3.0), (1.5, 1.5)];

/// A batch is one step: no pattern of it sees what the others have done to the weight.
#[test]
fn a_batch_is_one_step() {
    let w = epoch(1.0, &PATTERNS[..2], 2, 0.2);
    let mean = ((1.0 - 2.0) * 1.0 + (2.0 + 1.0) * 2.0) / 2.0;
    let right = 1.0 - 0.2 * mean;
    assert!(
        (w - right).abs() < 1e-12,
        "w = 1, (1, 2) and (2, −1), μ = 0.2: w is {w:.4}, not {right:.4}"
    );
}

/// What one batch has summed is used up when its step is taken.
#[test]
fn every_batch_begins_its_sum_at_zero() {
    let (w, right) = (epoch(1.0, &PATTERNS[..4], 2, 0.2), by_hand(1.0, &PATTERNS[..4], 2, 0.2));
    assert!(
        (w - right).abs() < 1e-12,
        "four patterns in batches of 2: w is {w:.4}, not {right:.4}"
    );
}

/// Five patterns in batches of two leave one over. Whose mean is its gradient?
#[test]
fn the_last_batch_is_divided_by_its_own_size() {
    for m in [2, 3, 4, 9] {
        let (w, right) = (epoch(1.0, &PATTERNS, m, 0.2), by_hand(1.0, &PATTERNS, m, 0.2));
        assert!(
            (w - right).abs() < 1e-12,
            "five patterns in batches of {m}: w is {w:.4}, not {right:.4}"
        );
    }
    println!("ten patterns in batches of three: four steps, the last divides by 1");
}

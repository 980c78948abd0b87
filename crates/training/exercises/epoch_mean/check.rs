//! What an epoch cost.

use super::exercise::epoch_cost;
use ndarray_rand::rand::Rng as _;
use tensor::Streams;

/// A mean does not grow with the number of samples.
#[test]
fn one_batch_is_its_own_mean() {
    let cost = epoch_cost(&[(5, 0.5)]);
    assert!(cost == 0.5, "five samples that cost 0.5 on average: {cost}");
}

/// The last batch of an epoch is often a short one. How many samples have the cost 4 here?
#[test]
fn a_short_batch_counts_less() {
    let cost = epoch_cost(&[(4, 1.0), (4, 1.0), (2, 4.0)]);
    assert!(cost < 2.0, "4 samples at 1, 4 at 1, 2 at 4: {cost}, the mean of the three batches");
}

/// Divide by what was presented, and by nothing that was not.
#[test]
fn all_samples_are_counted_and_no_others() {
    let cost = epoch_cost(&[(4, 1.0), (4, 1.0), (2, 1.0)]);
    let near = (cost - 1.0).abs() < 1e-12;
    assert!(near, "ten samples that cost 1 each, in batches of 4, 4 and 2: {cost}");
}

/// Cut the same samples differently: the mean of all stays.
#[test]
fn any_cutting_gives_the_mean_of_all() {
    let mut rng = Streams::new(1).stream("check");
    for _ in 0..50 {
        let mut costs = Vec::new();
        let batches: Vec<(usize, f64)> = (0..rng.random_range(1..6))
            .map(|_| {
                let batch: Vec<f64> = (0..rng.random_range(1..9)).map(|_| rng.random()).collect();
                costs.extend(&batch);
                (batch.len(), batch.iter().sum::<f64>() / batch.len() as f64)
            })
            .collect();
        let (cost, right) = (epoch_cost(&batches), costs.iter().sum::<f64>() / costs.len() as f64);
        let near = (cost - right).abs() < 1e-12;
        assert!(near, "{batches:.2?}: {cost:.4}, and the mean of all samples is {right:.4}");
    }
    let batches = [vec![(32, 0.5); 9], vec![(1, 9.5)]].concat();
    println!(
        "the mean of the ten batches is 1.40, that of the samples {:.2}",
        epoch_cost(&batches)
    );
}

//! Early stopping, on curves that are given.

use super::exercise::last_epoch;
use backprop::Dense;
use ndarray::array;
use ndarray_rand::rand::Rng;
use std::ops::ControlFlow;
use tensor::Streams;
use training::{Callback, EarlyStopping, Record, Score};

fn compare(costs: &[f64], patience: usize, tolerance: f64, wanted: (usize, usize)) {
    let answer = last_epoch(costs, patience, tolerance);
    assert!(
        answer == wanted,
        "costs {costs:?}, patience {patience}, tolerance {tolerance}: the run ends after epoch {} with the \
         weights of epoch {}, and not {} and {}",
        wanted.0,
        wanted.1,
        answer.0,
        answer.1
    );
}

/// Which weights are those worth having?
#[test]
fn the_best_weights_are_put_back() {
    compare(&[1.0, 0.5, 0.7, 0.8], 2, 0.0, (4, 2));
    compare(&[1.0, 0.5, 0.7], 5, 0.0, (3, 2));
}

/// *In a row.*
#[test]
fn a_good_epoch_makes_the_patience_new() {
    compare(&[1.0, 1.2, 1.2, 0.9, 1.2, 1.2, 0.8], 3, 0.0, (7, 7));
}

/// The tolerance is for epochs that are worse. What is asked of one that is better?
#[test]
fn a_little_better_is_better() {
    compare(&[1.0, 0.95, 0.9, 1.2, 1.2], 2, 0.1, (5, 3));
}

/// An epoch within the tolerance is good, though not the best.
#[test]
fn within_the_tolerance_an_epoch_is_good() {
    compare(&[1.0, 1.2, 1.05, 1.2, 1.05], 2, 0.1, (5, 1));
}

/// The callback of this chapter is asked about a hundred curves.
#[test]
fn the_callback_agrees() {
    let mut rng = Streams::new(1).stream("curves");
    for _ in 0..100 {
        let costs: Vec<f64> = (0..20).map(|_| f64::from(rng.random_range(0..10)) / 8.0).collect();
        let (patience, tolerance) =
            (rng.random_range(1..5), f64::from(rng.random_range(0..3)) / 4.0);
        let mut stopping = EarlyStopping::<f64>::new(patience, tolerance).unwrap();
        let mut model = Dense::new(array![[0.0]], array![0.0]);
        Callback::start(&mut stopping, &model);
        let mut ended = 20;
        for (epoch, &cost) in costs.iter().enumerate() {
            model.weight.value.fill(epoch as f64 + 1.0);
            let score = Score { cost, accuracy: None };
            let mut record = Record { train: score, dev: Some(score), learning_rate: 0.1 };
            if stopping.epoch(&mut model, &mut record) == ControlFlow::Break(()) {
                ended = epoch + 1;
                break;
            }
        }
        stopping.end(&mut model);
        compare(&costs, patience, tolerance, (ended, model.weight.value[[0, 0]] as usize));
    }
    let costs: Vec<f64> = (0..100).map(|epoch| if epoch % 2 == 0 { 1.0 } else { 0.9 }).collect();
    println!("1.0, 0.9, 1.0, 0.9, …: the run ends after epoch {}", last_epoch(&costs, 2, 0.0).0);
}

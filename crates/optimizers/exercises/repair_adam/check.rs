//! Adam with its bias corrected.

use super::exercise::Adam;
use ndarray::{Array1, array};

/// How far, in η, each of the three arrays of a net moves in every step; all gradients are 1.
fn lengths(steps: usize) -> Vec<[f64; 3]> {
    let mut arrays = [array![0.0], array![0.0, 0.0], array![0.0]];
    let gradients: Vec<Array1<f64>> = arrays.iter().map(|a| Array1::ones(a.len())).collect();
    let mut adam = Adam::new(0.5, &[1, 2, 1]);
    let mut step = || {
        let before = arrays.clone();
        adam.step(&mut arrays, &gradients);
        [0, 1, 2].map(|k| (before[k][0] - arrays[k][0]) / 0.5)
    };
    (0..steps).map(|_| step()).collect()
}

fn one(length: f64) -> bool {
    (length - 1.0).abs() < 1e-5
}

/// Both means begin at 0. What share of a constant gradient have they reached after the first step, and
/// which of the two matters more?
#[test]
fn the_first_step_of_the_first_array_is_eta() {
    let first = lengths(1)[0][0];
    assert!(one(first), "the first step of the first array is {first:.4} η long");
}

/// A net has many arrays and takes one step with all of them. How often is that counted?
#[test]
fn the_first_step_of_every_array_is_eta() {
    let first = lengths(1)[0];
    assert!(first.into_iter().all(one), "the first steps of three arrays are {first:.4?} η long");
}

/// What is missing in the means grows less from step to step.
#[test]
fn no_later_step_is_longer() {
    for (t, step) in (1..).zip(lengths(50)) {
        assert!(step.into_iter().all(one), "step {t} of the three arrays is {step:.4?} η long");
    }
    let way: f64 = lengths(10).iter().map(|step| step[0]).sum();
    let bare = (1..=10).map(|t| (1.0 - 0.9_f64.powi(t)) / (1.0 - 0.999_f64.powi(t)).sqrt());
    println!("ten steps: {way:.1} η now, {:.1} η before", bare.sum::<f64>());
}

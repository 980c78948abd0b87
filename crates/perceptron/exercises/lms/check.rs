//! One step of the LMS rule.

use super::exercise::present;
use ndarray::{Array1, array};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use perceptron::Adaline;
use tensor::{Streams, numeric_gradient};

/// A sum of 0.25 where 1 is wanted gives the right answer and still has the error 0.75. Adaline learns
/// from that error, before the step; a perceptron has no complaint.
#[test]
fn a_right_answer_with_the_wrong_sum_is_still_learned_from() {
    let mut w = array![0.25, 0.5];
    present(&mut w, array![1.0, 0.0].view(), 1.0, 0.1);
    assert!(w != array![0.25, 0.5], "w = (0.25, 0.5), x = (1, 0), d = 1: the weights stay");
}

/// A positive error means that the sum is too small. Along which direction does the sum grow: x or −x?
/// The gradient of ε² has a minus, and the step against the gradient has another one.
#[test]
fn the_sum_moves_towards_the_desired_output() {
    for d in [1.0, -1.0] {
        let (x, mut w) = (array![1.0, -0.5], array![0.25, 0.5]);
        let before = w.dot(&x);
        present(&mut w, x.view(), d, 0.1);
        let now = w.dot(&x);
        assert!(
            (now - before) * d > 0.0,
            "x = (1, -0.5), d = {d}: the sum was {before} and is {now}"
        );
    }
}

/// The rate μ multiplies the gradient of ε², and the derivative of a square has a factor in front.
#[test]
fn a_step_follows_the_gradient_of_the_squared_error() {
    let (x, d, mu) = (array![1.0, -0.4, 0.7], -1.0, 0.05);
    let start = array![0.3, -0.2, 0.9];
    let slope = numeric_gradient(start.view(), |w| (d - w.dot(&x)).powi(2));
    let (mut w, right) = (start.clone(), &start - &(mu * slope));
    present(&mut w, x.view(), d, mu);
    let near = (&w - &right).iter().all(|error| error.abs() < 1e-8);
    assert!(near, "w = {start}, x = {x}, d = {d}, μ = {mu}: w is {w:.4}, not {right:.4}");
}

/// Take the error before the weights move, and move every weight by that one error.
#[test]
fn it_walks_the_path_of_the_crate() {
    let mut rng = Streams::new(1).stream("check");
    let (mut unit, mut w) = (Adaline { weights: Array1::zeros(3) }, Array1::zeros(3));
    for n in 0..200 {
        let x = Array1::random_using(3, StandardNormal, &mut rng);
        let d = f64::from(n % 2) * 2.0 - 1.0;
        unit.present(x.view(), d, 0.02);
        present(&mut w, x.view(), d, 0.02);
        let near = (&unit.weights - &w).iter().all(|error| error.abs() < 1e-9);
        assert!(near, "sample {n}: w = {w:.4}, not {:.4}", unit.weights);
    }
    let (x, mut w) = (array![1.0, 1.0, 1.0], Array1::zeros(3));
    let errors: Vec<String> = (0..5)
        .map(|_| {
            let error = 1.0 - x.dot(&w);
            present(&mut w, x.view(), 1.0, 0.2);
            format!("{error:.4}")
        })
        .collect();
    println!("errors: {}", errors.join(", "));
}

//! The step of the slide.

use super::exercise::l1_step;
use backprop::{Dense, descend};
use ndarray::{Array1, Array2, array};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;
use training::{Norm, Penalty};

fn compare(w: &Array1<f64>, gradient: &Array1<f64>, strength: f64, wanted: &Array1<f64>) {
    let next = l1_step(w.view(), gradient.view(), 0.1, strength);
    assert!(
        next.len() == wanted.len() && (&next - wanted).iter().all(|d| d.abs() < 1e-12),
        "from {w} with the gradient {gradient}, rate 0.1, strength {strength}: {next}, expected {wanted}"
    );
}

/// Without a price it is a step as in chapter 3.
#[test]
fn without_a_price_it_is_plain_descent() {
    compare(&array![1.0, -2.0], &array![3.0, 0.5], 0.0, &array![0.7, -2.05]);
}

/// L1 subtracts. What would shrink by a factor?
#[test]
fn every_weight_becomes_shorter_by_the_same_length() {
    compare(&array![4.0, -2.0, 0.5], &array![0.0, 0.0, 0.0], 0.5, &array![3.95, -1.95, 0.45]);
}

/// What is the sign of 0, and what does Rust say it is?
#[test]
fn a_weight_of_zero_is_left_in_peace() {
    compare(&array![0.0, -0.0], &array![0.0, 0.0], 0.5, &array![0.0, 0.0]);
    compare(&array![0.0], &array![2.0], 0.5, &array![-0.2]);
}

/// The price of this chapter and a step of chapter 4 are asked.
#[test]
fn the_penalty_agrees() {
    let mut rng = Streams::new(1).stream("weights");
    let w: Array2<f64> = Array2::random_using((1, 20), StandardNormal, &mut rng);
    let gradient = Array2::random_using((1, 20), StandardNormal, &mut rng);
    let mut layer = Dense::new(w.clone(), array![0.0]);
    layer.weight.grad.assign(&gradient);
    Penalty::new(Norm::L1, 0.3).unwrap().add_gradient(&mut layer);
    descend(&mut layer, 0.1);
    let row = |m: &Array2<f64>| m.row(0).to_owned();
    compare(&row(&w), &row(&gradient), 0.3, &row(&layer.weight.value));
    let once = l1_step(array![0.001].view(), array![0.0].view(), 0.1, 0.5);
    let twice = l1_step(once.view(), array![0.0].view(), 0.1, 0.5);
    println!("0.001 goes to {:.3} and back to {:.3}: beside 0, and never there", once[0], twice[0]);
}

//! A factor for every layer.

use super::exercise::signal_after;
use backprop::{Activation, Mlp};
use init::{Initializer, signal_by_layer};
use ndarray::Array2;
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;

/// Of net inputs that are as often negative as positive, ReLU keeps which share of the squares?
#[test]
fn relu_stops_half_of_the_mean_square() {
    let square = signal_after(&[100], 0.01);
    assert!((square - 0.5).abs() < 1e-9, "100 inputs, variance 1/100: the answer is {square}");
}

/// The second layer gets what the first has left.
#[test]
fn two_layers_multiply() {
    let square = signal_after(&[100, 100], 0.01);
    assert!((square - 0.25).abs() < 1e-9, "a half of a half: the answer is {square}");
}

/// A layer of four times the inputs keeps four times as much.
#[test]
fn every_layer_has_inputs_of_its_own() {
    let square = signal_after(&[100, 400], 0.01);
    let right = (square - 1.0).abs() < 1e-9;
    assert!(right, "a half, and then 400 inputs of variance 1/100: the answer is {square}");
}

/// Five hundred nets are drawn.
#[test]
fn nets_of_other_widths_agree() {
    let (widths, variance) = ([30, 60, 20, 40], 0.05_f64);
    let mut rng = Streams::new(1).stream("nets");
    let mut mean = 0.0;
    for _ in 0..500 {
        let mut net = Mlp::random(&widths, Activation::Relu, Activation::Relu, &mut rng);
        let bound = (3.0 * variance).sqrt();
        Initializer::Within(bound).initialize(&mut net, &mut rng);
        let x: Array2<f64> = Array2::random_using((20, 30), StandardNormal, &mut rng);
        mean += signal_by_layer(&net, x.view())[2] / 500.0;
    }
    let square = signal_after(&widths[..3], variance);
    assert!(
        (square / mean - 1.0).abs() < 0.1,
        "30, 60 and 20 inputs, variance 0.05: measured {mean:.3}, the answer is {square:.3}"
    );
    let third = signal_after(&[100, 100, 400], 0.02) / signal_after(&[100, 100], 0.02);
    println!("the third layer multiplies the mean square by {third:.1}");
}

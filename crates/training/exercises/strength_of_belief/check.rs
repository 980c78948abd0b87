//! What noise, belief and samples have to do with a price.

use super::exercise::strength;
use backprop::{Dense, Layer, Loss, SquaredError, descend};
use ndarray::{Array2, array};
use tensor::Streams;
use training::{Norm, Penalty};

/// More samples, the same belief: who is heard more?
#[test]
fn twice_the_samples_halve_the_strength() {
    let (few, many) = (strength(1.0, 1.0, 10), strength(1.0, 1.0, 20));
    assert!((few - 2.0 * many).abs() < 1e-12 && few > 0.0, "10 samples: {few:.4}; 20: {many:.4}");
}

/// Whoever is sure that weights are small asks a high price.
#[test]
fn a_firm_belief_costs_more() {
    let (firm, vague) = (strength(1.0, 0.1, 10), strength(1.0, 10.0, 10));
    assert!(firm > vague, "τ = 0.1: {firm:.4}; τ = 10: {vague:.4}");
}

/// What stands in the exponent of a normal distribution?
#[test]
fn twice_the_noise_makes_it_four_times_as_high() {
    let (one, two) = (strength(1.0, 1.0, 10), strength(2.0, 1.0, 10));
    assert!((two - 4.0 * one).abs() < 1e-12, "σ = 1: {one:.4}; σ = 2: {two:.4}");
}

/// One weight, all inputs 1: the most probable weight is Σ y / (P + σ²/τ²). Descent with the strength goes
/// where?
#[test]
fn descent_ends_at_the_most_probable_weight() {
    let mut rng = Streams::new(1).stream("noise");
    for (sigma, tau, samples) in [(0.5_f64, 1.0, 4), (1.0, 0.5, 20), (2.0, 3.0, 7)] {
        let draw = || 1.0 + sigma * ndarray_rand::rand::Rng::random_range(&mut rng, -1.0..1.0);
        let (x, y) = (Array2::ones((samples, 1)), Array2::from_shape_simple_fn((samples, 1), draw));
        let wanted = y.sum() / (samples as f64 + (sigma / tau).powi(2));
        let price = Penalty::new(Norm::L2, strength(sigma, tau, samples)).unwrap();
        let mut neuron = Dense::new(array![[0.0]], array![0.0]);
        for _ in 0..2000 {
            let y_hat = neuron.predict(x.view());
            let (_, slope) = SquaredError.loss(y_hat.view(), &y);
            neuron.accumulate(x.view(), y_hat.view(), slope, ());
            neuron.bias.grad.fill(0.0);
            price.add_gradient(&mut neuron);
            descend(&mut neuron, 0.1);
        }
        let w: f64 = neuron.weight.value[[0, 0]];
        assert!(
            (w - wanted).abs() < 1e-9,
            "σ = {sigma}, τ = {tau}, {samples} samples: descent ends at {w:.4}, most probable is {wanted:.4}"
        );
    }
    println!("50 samples, σ = 1, τ = ½: the strength is {:.2}", strength(1.0, 0.5, 50));
}

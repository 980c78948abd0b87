//! The δ of a hidden neuron, from those of the neurons after it.

use super::exercise::hidden_delta;
use backprop::classic::{Function, Network};
use ndarray::Array1;
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;

/// Each list begins with the bias, and no hidden neuron is behind a bias.
#[test]
fn the_bias_of_the_next_layer_passes_no_blame() {
    let delta = hidden_delta(1, 0.0, &[vec![100.0, 0.0]], &[1.0]);
    assert!(delta == 0.0, "weights (bias 100, w₁ = 0), δ = 1 after it: δ₁ is {delta}, not 0");
}

/// A neuron after it with a large weight has felt much of what this one did. A weight of −2 turns the sign.
#[test]
fn the_blame_comes_by_the_weights() {
    let next = [vec![0.0, 1.0], vec![0.0, -2.0]];
    let delta = hidden_delta(1, 0.0, &next, &[0.4, 0.4]);
    let right = 0.25 * 0.4 * (1.0 - 2.0);
    assert!(
        (delta - right).abs() < 1e-12,
        "z = 0, weights 1 and −2, both δ 0.4: δ₁ is {delta:.4}, not {right:.4}"
    );
}

/// A saturated neuron changes its answer little, whatever is done to its net input.
#[test]
fn a_saturated_neuron_gets_little_blame() {
    let next = [vec![0.0, 1.0]];
    let (middle, far) = (hidden_delta(1, 0.0, &next, &[1.0]), hidden_delta(1, 6.0, &next, &[1.0]));
    assert!(far < middle / 10.0, "δ is {middle:.4} at z = 0 and {far:.4} at z = 6");
}

/// Count the neurons from 1 and the weights from 0, and sum over the neurons after.
#[test]
fn it_agrees_with_the_crate_on_every_hidden_neuron() {
    let mut rng = Streams::new(1).stream("check");
    let f = Function::Logistic;
    let net = Network::random(&[3, 4, 5, 2], f, f, 2.0, &mut rng).unwrap();
    let pass = net.forward(Array1::random_using(3, StandardNormal, &mut rng).view());
    let deltas = net.deltas(&pass, Array1::random_using(2, StandardNormal, &mut rng).view());
    for l in 0..2 {
        let next: Vec<Vec<f64>> = net.layers[l + 1].iter().map(|n| n.weights.clone()).collect();
        for j in 1..=net.layers[l].len() {
            let delta = hidden_delta(j, pass.z[l][j - 1], &next, &deltas[l + 1]);
            let right = deltas[l][j - 1];
            let layer = l + 1;
            assert!(
                (delta - right).abs() < 1e-12,
                "layer {layer}, neuron {j}: δ is {delta:.6}, not {right:.6}"
            );
        }
    }
    println!(
        "with weights of 0 behind it δ is 0: it waits one step, until those weights have moved"
    );
}

//! A sample on its way through two layers.

use super::exercise::forward;
use backprop::classic::{Function, Network};
use ndarray::Array1;
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;

/// What the output sums are activations, not net inputs: a hidden neuron answers between 0 and 1.
#[test]
fn a_hidden_neuron_sends_on_its_activation() {
    let y = forward(&[vec![0.0, 50.0]], &[0.0, 1.0], &[1.0]);
    let right = 1.0 / (1.0 + (-1.0_f64).exp());
    assert!(
        (y - right).abs() < 1e-9,
        "z = 50, so a = 1; output weights 0, 1: ŷ is {y:.4}, not {right:.4}"
    );
}

/// With all inputs 0 a hidden neuron's net input is its bias. One slide lets the hidden sum begin at 1;
/// the algorithm a few slides on lets it begin at 0.
#[test]
fn a_hidden_neuron_has_a_bias() {
    let y = forward(&[vec![100.0, 1.0]], &[0.0, 2.0], &[0.0]);
    let right = 1.0 / (1.0 + (-2.0_f64).exp());
    assert!(
        (y - right).abs() < 1e-9,
        "bias 100, x = 0, so a = 1; output weights 0, 2: ŷ is {y:.4}, not {right:.4}"
    );
}

/// How many hidden neurons are there, and how many inputs? Each sum runs over the layer before.
#[test]
fn it_answers_like_the_network_of_the_crate() {
    let mut rng = Streams::new(1).stream("check");
    for sizes in [[2, 2, 1], [3, 5, 1], [5, 3, 1], [1, 4, 1]] {
        let f = Function::Logistic;
        let net = Network::random(&sizes, f, f, 2.0, &mut rng).unwrap();
        let x = Array1::random_using(sizes[0], StandardNormal, &mut rng);
        let hidden: Vec<Vec<f64>> = net.layers[0].iter().map(|n| n.weights.clone()).collect();
        let y = forward(&hidden, &net.layers[1][0].weights, x.as_slice().unwrap());
        let right = net.forward(x.view()).output()[0];
        assert!((y - right).abs() < 1e-12, "a {sizes:?} network: ŷ is {y:.4}, not {right:.4}");
    }
    println!("three inputs and five hidden neurons: the sums run to 3 and to 5");
}

//! One step of online learning.

use super::exercise::present;
use backprop::classic::{Function, Network};
use ndarray::array;

const HIDDEN: [[f64; 3]; 2] = [[-0.5, 1.0, 1.0], [-1.5, 1.0, 1.0]];
const OUTPUT: [f64; 3] = [-0.5, 1.0, -2.0];

fn after(x: [f64; 2], y: f64, mu: f64) -> ([[f64; 3]; 2], [f64; 3]) {
    let (mut hidden, mut output) = (HIDDEN, OUTPUT);
    present(&mut hidden, &mut output, x, y, mu);
    (hidden, output)
}

/// The weights and the activations of the crate's network after the same pattern.
fn right(x: [f64; 2], y: f64, mu: f64) -> ([[f64; 3]; 2], [f64; 3]) {
    let mut net = Network::xor(Function::Logistic);
    net.train_pattern(array![x[0], x[1]].view(), array![y].view(), mu);
    let weights = |l: usize, k: usize| -> [f64; 3] {
        net.layers[l][k].weights.clone().try_into().expect("every neuron has two inputs")
    };
    ([weights(0, 0), weights(0, 1)], weights(1, 0))
}

fn near(a: [f64; 3], b: [f64; 3]) -> bool {
    a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-12)
}

/// The card (1, 0) wants 1 and gets 0.35. The output's bias is the simplest weight: which way should it go?
#[test]
fn the_weights_go_down_the_error() {
    let (_, output) = after([1.0, 0.0], 1.0, 1.0);
    assert!(
        output[0] > OUTPUT[0],
        "y = 1, ŷ = 0.35: the output's bias went from −0.5 to {}",
        output[0]
    );
}

/// The bias has an input too: it is 1.
#[test]
fn every_bias_moves() {
    let (hidden, output) = after([1.0, 0.0], 1.0, 1.0);
    let moved = hidden[0][0] != -0.5 && hidden[1][0] != -1.5 && output[0] != -0.5;
    assert!(moved, "the biases are {}, {} and {}", hidden[0][0], hidden[1][0], output[0]);
}

/// The weights of the output move by the output's δ and the hidden activations.
#[test]
fn the_output_moves_by_its_delta() {
    for (x, y, mu) in [([1.0, 0.0], 1.0, 1.0), ([1.0, 1.0], 0.0, 0.3)] {
        let (came, wanted) = (after(x, y, mu).1, right(x, y, mu).1);
        assert!(near(came, wanted), "x = {x:?}, y = {y}, μ = {mu}: {came:.4?}, not {wanted:.4?}");
    }
}

/// The hidden δ come through the weights that made the error. Are those still there when you need them?
#[test]
fn the_hidden_deltas_come_through_the_old_weights() {
    for (x, y, mu) in [([1.0, 0.0], 1.0, 1.0), ([1.0, 1.0], 0.0, 5.0), ([0.0, 1.0], 1.0, 0.1)] {
        let (came, wanted) = (after(x, y, mu).0, right(x, y, mu).0);
        for j in 0..2 {
            let (neuron, came, wanted) = (j + 1, came[j], wanted[j]);
            assert!(
                near(came, wanted),
                "x = {x:?}, y = {y}, μ = {mu}, hidden neuron {neuron}: {came:.5?}, not {wanted:.5?}"
            );
        }
    }
    let (hidden, _) = after([1.0, 0.0], 1.0, 1.0);
    let still = hidden.iter().zip(HIDDEN).filter(|(now, before)| now[2] == before[2]).count();
    println!("{still} of nine weights stay: those of x₂, which is 0");
}

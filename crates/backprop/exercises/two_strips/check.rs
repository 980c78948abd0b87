//! A region in two pieces from one hidden layer.

use super::exercise::strips;
use backprop::classic::{Function, Network, Neuron};
use ndarray::array;

fn answer(x: f64) -> f64 {
    let (hidden, output) = strips();
    let neuron = |w: &[f64]| Neuron { weights: w.to_vec(), function: Function::Step };
    let hidden = hidden.iter().map(|w| neuron(w)).collect();
    let net = Network { layers: vec![hidden, vec![neuron(&output)]] };
    net.forward(array![x].view()).output()[0]
}

/// Far to the left no neuron of the form ⟦x > c⟧ fires. What is left of the output's sum then?
#[test]
fn far_out_on_the_left_the_answer_is_zero() {
    for x in [-0.5, -3.0, -100.0] {
        assert!(answer(x) == 0.0, "x = {x}: the answer is {}, not 0", answer(x));
    }
}

/// Each border is one neuron that fires on one side of it. A piece begins at one and ends at the next.
#[test]
fn the_first_piece_ends_at_one() {
    for (x, right) in [(0.2, 1.0), (0.9, 1.0), (1.1, 0.0), (1.5, 0.0)] {
        assert!(answer(x) == right, "x = {x}: the answer is {}, not {right}", answer(x));
    }
}

/// Four borders, four neurons: the sum has to rise and fall twice.
#[test]
fn there_is_a_second_piece_and_it_ends_at_three() {
    for (x, right) in [(1.9, 0.0), (2.1, 1.0), (2.9, 1.0), (3.1, 0.0), (100.0, 0.0)] {
        assert!(answer(x) == right, "x = {x}: the answer is {}, not {right}", answer(x));
    }
    println!("a third piece costs two hidden neurons: one for each of its ends");
}

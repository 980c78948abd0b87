//! XOR in two layers.

use super::exercise::xor;
use ndarray::array;
use perceptron::{Perceptron, Step, Threshold, TwoLayer};

const CARDS: [[f64; 2]; 4] = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];

fn unit([w0, w1, w2]: [f64; 3]) -> Perceptron {
    Perceptron { weights: array![w1, w2], threshold: Threshold::Bias(w0), step: Step::Unipolar }
}

/// The answers of a neuron to 00, 01, 10, 11.
fn answers(w: [f64; 3]) -> [u8; 4] {
    CARDS.map(|[a, b]| unit(w).predict(array![a, b].view()) as u8)
}

/// It answers 1 to (1, 0) and to no other card: the first input pulls the sum above 0, the second pulls
/// it back, and with nothing on it stays below. The chapter's net has OR in this place.
#[test]
fn the_first_hidden_neuron_means_first_and_not_second() {
    let (w, table) = (xor()[0], answers(xor()[0]));
    assert!(table == [0, 0, 1, 0], "w0, w1, w2 = {w:?}: it answers {table:?} to 00, 01, 10, 11");
}

/// It is the first hidden neuron with the inputs exchanged. To answer the opposite of the first is
/// something else: that would be 1 on three cards.
#[test]
fn the_second_hidden_neuron_means_second_and_not_first() {
    let (w, table) = (xor()[1], answers(xor()[1]));
    assert!(table == [0, 1, 0, 0], "w0, w1, w2 = {w:?}: it answers {table:?} to 00, 01, 10, 11");
}

/// The two hidden neurons are never both on. Which gate answers 1 when at least one input is on?
#[test]
fn one_hidden_neuron_is_enough_for_the_output() {
    for h in [[1.0, 0.0], [0.0, 1.0]] {
        let (w, y) = (xor()[2], unit(xor()[2]).predict(array![h[0], h[1]].view()));
        assert!(y == 1.0, "w0, w1, w2 = {w:?}, hidden answers {h:?}: the output is {y}, not 1");
    }
}

/// With both hidden neurons off the output's net input is its bias, and the answer has to be 0.
#[test]
fn the_net_computes_xor() {
    let [first, second, output] = xor().map(unit);
    let net = TwoLayer { hidden: vec![first, second], output };
    let table = CARDS.map(|[a, b]| net.predict(array![a, b].view()) as u8);
    assert!(table == [0, 1, 1, 0], "it answers {table:?} to 00, 01, 10, 11, not [0, 1, 1, 0]");
    let between = array![0.6, 0.6];
    let (chapter, yours) = (TwoLayer::xor().predict(between.view()), net.predict(between.view()));
    println!("to (0.6, 0.6) the chapter's net answers {chapter} and this one {yours}");
}

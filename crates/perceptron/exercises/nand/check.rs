//! The weights of NAND.

use super::exercise::nand;
use ndarray::array;
use perceptron::{Order, Perceptron, Rule, Step, Threshold, Training};

const CARDS: [[f64; 2]; 4] = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];

fn sum([w0, w1, w2]: [f64; 3], [x1, x2]: [f64; 2]) -> f64 {
    Perceptron { weights: array![w1, w2], threshold: Threshold::Bias(w0), step: Step::Unipolar }
        .net_input(array![x1, x2].view())
}

/// With no input on the sum is the bias alone, and the answer is to be 1: which sign has the bias? Each
/// input that is on has to pull the sum down, so which sign have the weights?
#[test]
fn two_inputs_are_answered_with_0_and_none_with_1() {
    let (none, both) = (sum(nand(), CARDS[0]), sum(nand(), CARDS[3]));
    assert!(none > 0.0, "x = (0, 0): the sum is {none}, and it has to be above 0");
    assert!(both <= 0.0, "x = (1, 1): the sum is {both}, and it must not be above 0");
}

/// A sum of 0 puts the card on the line, and rounding decides its answer. Change the bias a little: which
/// way may it go?
#[test]
fn no_card_lies_on_the_line() {
    for x in CARDS {
        let z = sum(nand(), x);
        assert!(z.abs() > 1e-9, "x = {x:?}: the sum is {z}, and a sum of 0 is on the line");
    }
}

/// One input that is on must not pull the sum below 0: the bias has to be greater than either pull. Are
/// your inputs −1 and 1? The exercise has 0 and 1.
#[test]
fn one_input_alone_is_answered_with_1() {
    for x in [CARDS[1], CARDS[2]] {
        let z = sum(nand(), x);
        assert!(z > 0.0, "x = {x:?}: the sum is {z}, and it has to be above 0");
    }
    let mut unit = Perceptron::zeros(2, Step::Unipolar);
    let training = Training { rule: Rule::Difference, learning_rate: 1.0, max_epochs: 100 };
    let (x, and) = (ndarray::arr2(&CARDS), array![0.0, 0.0, 0.0, 1.0]);
    training.train(&mut unit, x.view(), and.view(), Order::Fixed).unwrap();
    let turned = [-unit.bias(), -unit.weights[0], -unit.weights[1]];
    let answers = CARDS.map(|x| u8::from(sum(turned, x) > 0.0));
    println!("AND with all signs turned: w0, w1, w2 = {turned:?}");
    println!("it answers {answers:?} on 00, 01, 10, 11, and NAND is [1, 1, 1, 0]");
}

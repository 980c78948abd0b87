//! A neuron whose inputs are written in another way.

use super::exercise::recode;
use ndarray::{Array1, array};
use perceptron::binary_inputs;

/// From 0 to 1 an input moves by 1, from −1 to 1 by 2. Weights that grew make that difference larger
/// still: you have gone the other way, from −1 and 1 to 0 and 1.
#[test]
fn a_wider_step_needs_smaller_weights() {
    let (_, w) = recode(0.5, array![1.0, -3.0].view());
    assert!(w[0].abs() <= 1.0 && w[1].abs() <= 3.0, "w = (1, -3) has become {w}");
}

/// Turn one input on. Before, the net input moved by its weight; now the input moves by 2, and the net
/// input by twice the new weight. The two have to be equal.
#[test]
fn from_one_value_to_the_other_the_net_input_moves_as_before() {
    let (_, w) = recode(0.5, array![1.0, -3.0].view());
    let moves = [2.0 * w[0], 2.0 * w[1]];
    assert!(
        moves == [1.0, -3.0],
        "w = (1, -3) has become {w}, which moves the net input by {moves:?}"
    );
}

/// With all inputs off the old net input is the bias alone. In the new coding they are −1, and every
/// weight is subtracted: what has to be added so that w₀ is left?
#[test]
fn the_bias_takes_up_what_the_weights_lose() {
    let (w0, w) = recode(0.5, array![1.0, -3.0].view());
    let z = w0 - w.sum();
    assert!(z == 0.5, "w0 = 0.5, w = (1, -3), all inputs off: the net input was 0.5 and is {z}");
}

/// Put (x′ + 1)/2 in the place of x, multiply out, and collect what stands with x′ and what does not.
#[test]
fn every_card_has_the_net_input_it_had() {
    let (w0, w) = (-1.25, array![1.0, -0.5, 2.0, 0.0]);
    let (new0, new) = recode(w0, w.view());
    for bits in binary_inputs(4) {
        let x: Array1<f64> = bits.iter().map(|&bit| f64::from(u8::from(bit))).collect();
        let (before, after) = (w.dot(&x) + w0, new.dot(&(&x * 2.0 - 1.0)) + new0);
        assert!(
            (before - after).abs() < 1e-12,
            "x = {x}: the net input was {before} and is {after}"
        );
    }
    let (w0, w) = recode(-0.5, array![1.0, 1.0].view());
    println!("OR for inputs -1 and 1: w0 = {w0}, w = {w}");
}

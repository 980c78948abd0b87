//! The parameters of a net of standard blocks.

use super::exercise::parameters;
use cnn::arch::conv20_conv50;

/// One dense layer and no block: 16 inputs, 3 outputs. Does every output have a bias?
#[test]
fn a_dense_layer_has_a_bias_for_each_output() {
    let count = parameters(4, 1, &[], &[3]);
    assert!(count == 51, "16 inputs and 3 outputs: 51 parameters, not {count}");
}

/// A convolution of 3 × 3 on an image of three colours, two maps, and one output behind them. What does a kernel
/// go through?
#[test]
fn a_kernel_goes_through_all_channels() {
    let count = parameters(4, 3, &[(3, 2)], &[1]);
    assert!(count == 59, "2 · (27 + 1) and 1 · (2 + 1): 59 parameters, not {count}");
}

/// 8 × 8 pixels, a kernel of 2 × 2, blocks of 2 × 2, and ten outputs. How large is the map that the dense layer
/// sees?
#[test]
fn the_dense_layer_sees_the_pooled_map() {
    let count = parameters(8, 1, &[(2, 1)], &[10]);
    assert!(count == 105, "8 → 7 → 3, 5 and 10 · (9 + 1) parameters: 105, not {count}");
}

/// The net of the PyTorch listing, by the list of the crate.
#[test]
fn it_agrees_with_the_list() {
    let right = conv20_conv50().summary().expect("a list that fits").parameters();
    let count = parameters(28, 1, &[(5, 20), (5, 50)], &[500, 10]);
    assert!(count == right, "lenet has {right} parameters, not {count}");
    let more = parameters(28, 1, &[(5, 40), (5, 50)], &[500, 10]);
    println!("{:.0} % more", 100.0 * (more as f64 / right as f64 - 1.0));
}

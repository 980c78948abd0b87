//! Small kernels on each other.

use super::exercise::stack;

/// What does a neuron of the second layer see, whose three inputs see three pixels each? They overlap.
#[test]
fn three_layers_see_seven_pixels() {
    for (n, right) in [(3, 1), (5, 2), (7, 3), (11, 5)] {
        let (layers, _) = stack(n, 1);
        assert!(layers == right, "{n} pixels: {right} layers are needed, not {layers}");
    }
}

/// How many kernels has a layer with two channels and two maps?
#[test]
fn every_pair_of_channel_and_map_has_a_kernel() {
    for (c, right) in [(1, 9), (2, 36), (64, 36864)] {
        let (_, weights) = stack(3, c);
        assert!(
            weights == right,
            "3 pixels, {c} channels and maps: {right} weights, not {weights}"
        );
    }
}

/// Each layer of the stack has weights of its own.
#[test]
fn all_layers_have_weights() {
    let (_, weights) = stack(7, 2);
    assert!(weights == 108, "7 pixels, 2 channels and maps: 108 weights, not {weights}");
    let (one, (layers, small)) = (13 * 13, stack(13, 1));
    println!("{one} weights against {small} in {layers} layers: {:.2}", one as f64 / small as f64);
}

//! How many numbers are summed.

use super::exercise::fans;
use init::Fans;

/// (outputs, inputs).
#[test]
fn inputs_come_second() {
    let f = fans(&[10, 784]);
    assert!(f == (784, 10), "10 neurons of 784 inputs: {f:?}");
}

/// A filter of 5 × 5 on one channel has 25 weights. How many of them enter one sum?
#[test]
fn a_net_input_sums_its_window() {
    let f = fans(&[1, 1, 5, 5]).0;
    assert!(f == 25, "one filter of 5 × 5 on one channel sums {f} inputs");
}

/// Slide the window over one pixel: in how many places does it cover it?
#[test]
fn an_input_lies_in_many_windows() {
    let f = fans(&[1, 1, 5, 5]).1;
    assert!(f == 25, "with one filter of 5 × 5, a pixel goes to {f} net inputs");
}

/// The crate has (filters, height, width, channels).
#[test]
fn the_crate_counts_the_same() {
    for [o, c, h, w] in [[16, 8, 5, 5], [32, 3, 3, 3], [6, 4, 1, 1], [7, 2, 1, 3]] {
        let (f, right) = (fans(&[o, c, h, w]), Fans::of(&[o, h, w, c]));
        assert!(
            f == (right.inputs, right.outputs),
            "{o} filters on {c} channels, {h} × {w}: {f:?}"
        );
    }
    let (inputs, outputs) = fans(&[64, 1, 3, 3]);
    println!("64 filters of 3 × 3 on grey: fan-in {inputs}, fan-out {outputs}");
}

//! The chain rule along a row of logistic neurons.

use super::exercise::slope;

fn answer(w: &[f64], b: &[f64], x: f64) -> f64 {
    w.iter().zip(b).fold(x, |a, (w, b)| 1.0 / (1.0 + (-(w * a + b)).exp()))
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-7 * a.abs().max(b.abs()) + 1e-12
}

/// σ′(0) = ¼. What lies between x and z?
#[test]
fn one_neuron_has_a_quarter_of_its_weight() {
    let d = slope(&[4.0], &[0.0], 0.0);
    assert!(
        near(d, 1.0),
        "w = 4, b = 0, x = 0: σ(4x) rises with slope 1 there, and the answer is {d}"
    );
}

/// A push goes through all neurons, and each passes on its share of what reaches it.
#[test]
fn every_neuron_has_its_factor() {
    let d = slope(&[2.0, 2.0], &[-1.0, -1.0], 0.5);
    assert!(
        near(d, 0.25),
        "two neurons, w = 2, b = -1, x = 0.5: each halves a push, and it is {d}"
    );
}

/// The second neuron does not see x. What does it see, and where is its slope taken?
#[test]
fn the_second_neuron_is_where_the_first_has_brought_it() {
    let d = slope(&[1.0, 1.0], &[0.0, 3.0], 0.0);
    let right = 0.25 * 0.028_453_023_879_735_564;
    assert!(
        near(d, right),
        "two neurons, w = 1, b = 0 and 3, x = 0: the second has z = 3.5, and the answer is {d:.7}"
    );
}

/// One factor for each neuron, and all of them multiplied.
#[test]
fn it_agrees_with_a_small_step() {
    let (w, b) = ([1.5, -2.0, 0.5, 3.0], [0.1, 0.4, -0.3, 0.2]);
    for x in [-1.0, 0.0, 0.7] {
        let h = 1e-5;
        let numeric = (answer(&w, &b, x + h) - answer(&w, &b, x - h)) / (2.0 * h);
        let d = slope(&w, &b, x);
        assert!(
            near(d, numeric),
            "four neurons, x = {x}: a small step gives {numeric:.7}, not {d:.7}"
        );
    }
    let d = slope(&[4.0; 3], &[-2.0; 3], 0.5);
    println!("three neurons, w = 4, b = -2, x = 0.5: {d}");
}

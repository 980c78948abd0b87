//! One correction by the perceptron rule, and what many of them lead to.

use super::exercise::present;
use ndarray::{Array1, array};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use perceptron::{Perceptron, Rule, Step, Threshold};
use tensor::Streams;

/// What the weights and the bias have become.
fn after(w: [f64; 2], w0: f64, x: [f64; 2], t: f64, eta: f64) -> ([f64; 2], f64) {
    let (mut w, mut w0) = (array![w[0], w[1]], w0);
    present(&mut w, &mut w0, array![x[0], x[1]].view(), t, eta);
    ([w[0], w[1]], w0)
}

/// The rule asks whether the answer is wrong, and a sum of 3 with the target 1 is answered rightly.
/// Does yours compare the target with the answer, after the step, or with the sum before it?
#[test]
fn a_right_answer_changes_nothing() {
    for (x, t) in [([2.0, 1.0], 1.0), ([-1.0, 2.0], 0.0)] {
        let now = after([1.0, -1.0], 2.0, x, t, 0.5);
        assert!(now == ([1.0, -1.0], 2.0), "w = (1, -1), w0 = 2, x = {x:?}, t = {t}: now {now:?}");
    }
}

/// The answer 0 where 1 is wanted means that the sum is too small: the input is added. The answer 1
/// where 0 is wanted: it is subtracted. Which difference has that sign?
#[test]
fn a_correction_moves_the_weighted_sum_towards_the_target() {
    for (x, t, up) in [([2.0, 3.0], 1.0, true), ([3.0, 1.0], 0.0, false)] {
        let (w, _) = after([1.0, -1.0], 0.0, x, t, 0.5);
        let (before, now) = (x[0] - x[1], w[0] * x[0] + w[1] * x[1]);
        let moved = if up { now > before } else { now < before };
        assert!(moved, "w = (1, -1), x = {x:?}, t = {t}: the sum was {before} and is {now}");
    }
}

/// The bias is a weight too, on an input that is always 1. Without it every line goes through the
/// origin, and (0, 0) can never be corrected.
#[test]
fn the_bias_learns_as_the_weight_of_an_input_of_1() {
    for (x, t, right) in [([0.0, 0.0], 0.0, 0.5), ([-2.0, 1.0], 1.0, 1.5)] {
        let (_, w0) = after([1.0, -1.0], 1.0, x, t, 0.5);
        assert!(
            w0 == right,
            "w = (1, -1), w0 = 1, x = {x:?}, t = {t}, η = 0.5: w0 is {w0}, not {right}"
        );
    }
}

/// Follow one sample by hand: the answer first, from the old weights, then the difference, then both
/// corrections with that same difference, times η.
#[test]
fn it_walks_the_path_of_the_crate() {
    let mut rng = Streams::new(1).stream("check");
    let mut unit = Perceptron::zeros(3, Step::Unipolar);
    let (mut w, mut w0) = (Array1::zeros(3), 0.0);
    for n in 0..200 {
        let x = Array1::random_using(3, StandardNormal, &mut rng);
        let t = f64::from(n % 2);
        unit.present(x.view(), t, Rule::Difference, 0.25);
        present(&mut w, &mut w0, x.view(), t, 0.25);
        assert!(unit.weights == w, "sample {n}: w = {w:.4}, not {:.4}", unit.weights);
        assert!(
            unit.threshold == Threshold::Bias(w0),
            "sample {n}: w0 = {w0}, not {}",
            unit.bias()
        );
    }
}

/// Weights that no longer change are the end of training. Do yours still change when every answer is
/// right?
#[test]
fn it_learns_and_and_or() {
    let x = array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
    for (gate, t) in [("AND", [0.0, 0.0, 0.0, 1.0]), ("OR", [0.0, 1.0, 1.0, 1.0])] {
        let (mut w, mut w0) = (Array1::zeros(2), 0.0);
        let rests = (1..=100).find(|_| {
            let before = (w.clone(), w0);
            for (x, t) in x.outer_iter().zip(t) {
                present(&mut w, &mut w0, x, t, 1.0);
            }
            before == (w.clone(), w0)
        });
        let epochs = rests.unwrap_or_else(|| panic!("{gate} is not learned in 100 epochs"));
        println!("{gate}: {epochs} epochs, w0 = {w0}, w = {w}");
    }
}

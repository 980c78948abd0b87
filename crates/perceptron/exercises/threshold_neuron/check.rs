//! The answer of a threshold neuron.

use super::exercise::answer;
use ndarray::{Array1, ArrayView1};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use perceptron::{Perceptron, Step, Threshold};
use tensor::Streams;

fn of(w: [f64; 2], theta: f64, x: [f64; 2]) -> f64 {
    answer(ArrayView1::from(&w), theta, ArrayView1::from(&x))
}

/// There are two codings of an answer. The exercise asks for the unipolar one, whose low answer is 0;
/// the bipolar one has −1 there.
#[test]
fn every_answer_is_0_or_1() {
    for x in [[-3.0, 1.0], [0.5, 0.25], [7.0, 2.0]] {
        let y = of([1.0, 2.0], 1.5, x);
        assert!(y == 0.0 || y == 1.0, "w = (1, 2), θ = 1.5, x = {x:?}: the answer is {y}");
    }
}

/// The sum has to overcome the threshold: with θ = 1.5 a sum of 1 is not enough, with θ = −1.5 a sum
/// of −1 is. What is left of the sum when θ is taken off, is it above 0?
#[test]
fn a_higher_threshold_is_harder_to_reach() {
    for (theta, x, right) in
        [(1.5, [1.0, 0.0], 0.0), (-1.5, [-1.0, 0.0], 1.0), (1.5, [1.0, 1.0], 1.0)]
    {
        let y = of([1.0, 1.0], theta, x);
        assert!(y == right, "w = (1, 1), θ = {theta}, x = {x:?}: the answer is {y}, not {right}");
    }
}

/// Rosenblatt's comparison is strict. A sum that equals the threshold leaves a net input of 0. Which
/// side does 0 belong to?
#[test]
fn a_sum_that_equals_the_threshold_is_answered_with_0() {
    let y = of([1.0, 1.0], 1.0, [0.0, 1.0]);
    let cards = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
    assert!(y == 0.0, "w = (1, 1), θ = 1, x = (0, 1): the answer is {y}, not 0");
    let answers = cards.map(|x| of([1.0, 1.0], 1.0, x) as u8);
    println!("weights 1, 1, threshold 1: it answers {answers:?} on 00, 01, 10, 11");
}

/// Compare term by term: every weight times its own input, all added up, less the threshold.
#[test]
fn it_answers_like_the_perceptron_of_the_crate() {
    let mut rng = Streams::new(1).stream("check");
    for _ in 0..200 {
        let mut draw = |n| Array1::<f64>::random_using(n, StandardNormal, &mut rng);
        let (w, theta, x) = (draw(5), draw(1)[0], draw(5));
        let threshold = Threshold::Fixed(theta);
        let unit = Perceptron { weights: w.clone(), threshold, step: Step::Unipolar };
        let (y, right) = (answer(w.view(), theta, x.view()), unit.predict(x.view()));
        assert!(
            y == right,
            "w = {w:.2}, θ = {theta:.2}, x = {x:.2}: the answer is {y}, not {right}"
        );
    }
}

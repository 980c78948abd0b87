//! Two layers without activation functions are one.

use super::exercise::collapse;
use backprop::{Dense, Layer};
use ndarray::{Array2, array};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;

/// x goes through W¹ first, and W¹ stands next to it: W²(W¹x).
#[test]
fn the_first_layer_stands_on_the_right() {
    let turn = (array![[0.0, -1.0], [1.0, 0.0]], array![0.0, 0.0]);
    let stretch = (array![[2.0, 0.0], [0.0, 1.0]], array![0.0, 0.0]);
    let (w, _) = collapse(turn, stretch);
    let right = array![[0.0, -2.0], [1.0, 0.0]];
    assert!(w == right, "a quarter turn, then twice as wide: {w}, and {right} is right");
}

/// h = x + 1 and y = h + 10. What is y for x = 0?
#[test]
fn both_biases_count() {
    let (w, b) = collapse((array![[1.0]], array![1.0]), (array![[1.0]], array![10.0]));
    assert!(w == array![[1.0]] && b == array![11.0], "h = x + 1, y = h + 10: w = {w}, b = {b}");
}

/// The first biases go through the second layer like everything else that comes out of the first.
#[test]
fn the_first_biases_go_through_the_second_weights() {
    let (w, b) = collapse((array![[1.0]], array![1.0]), (array![[3.0]], array![10.0]));
    assert!(w == array![[3.0]] && b == array![13.0], "h = x + 1, y = 3h + 10: w = {w}, b = {b}");
}

/// Any two layers that fit, any x.
#[test]
fn it_answers_like_the_two() {
    let mut rng = Streams::new(1).stream("check");
    for (inputs, hidden, outputs) in [(3, 5, 2), (4, 1, 4), (1, 7, 3)] {
        let first = Dense::<f64>::random(inputs, hidden, &mut rng);
        let second = Dense::<f64>::random(hidden, outputs, &mut rng);
        let parts = |layer: &Dense<f64>| (layer.weight.value.clone(), layer.bias.value.clone());
        let (w, b) = collapse(parts(&first), parts(&second));
        let shape = (outputs, inputs);
        assert!(w.dim() == shape, "({inputs} -> {hidden} -> {outputs}): W is {:?}", w.dim());
        let x: Array2<f64> = Array2::random_using((6, inputs), StandardNormal, &mut rng);
        let gap = Dense::new(w, b).predict(x.view()) - first.then(second).predict(x.view());
        let worst = gap.iter().fold(0.0_f64, |worst, gap| worst.max(gap.abs()));
        assert!(worst < 1e-12, "({inputs} -> {hidden} -> {outputs}): they are {worst:.3} apart");
    }
    println!("784 -> 10: {}, 784 -> 100 -> 10: {}", 785 * 10, 785 * 100 + 101 * 10);
    println!("through 5 hidden units the matrix has a rank of at most 5 of 10");
}

//! Twins in, twins out.

use super::exercise::stay_twins;
use backprop::{Activation, Layer, Loss, Mlp, Mode, SquaredError, descend};
use ndarray::{Array2, array};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;

/// δ of a hidden neuron is a sum over the outputs. Which weights stand in it?
#[test]
fn what_goes_out_decides_on_the_error() {
    let (first, bias) = (array![[1.0, 2.0], [1.0, 2.0]], array![0.0, 0.0]);
    let second = array![[0.5, -0.5]];
    let twins = stay_twins(first.view(), bias.view(), second.view(), 0, 1);
    assert!(
        !twins,
        "both see the same, and the output weighs one with 0.5 and the other with −0.5"
    );
}

/// z = w x + b.
#[test]
fn the_bias_comes_in_as_well() {
    let (first, bias) = (array![[1.0], [1.0]], array![0.0, 0.3]);
    let second = array![[2.0, 2.0]];
    let twins = stay_twins(first.view(), bias.view(), second.view(), 0, 1);
    assert!(!twins, "the biases 0 and 0.3 make them different functions");
}

/// δ weighs the error of every output. Can different weights make the same sum for all errors?
#[test]
fn each_output_counts_by_itself() {
    let (first, bias) = (array![[1.0], [1.0]], array![0.0, 0.0]);
    let second = array![[1.0, 2.0], [2.0, 1.0]];
    let twins = stay_twins(first.view(), bias.view(), second.view(), 0, 1);
    assert!(
        !twins,
        "if only the first output is wrong, one gets 1 and the other 2 times the error"
    );
}

/// A hundred steps of gradient descent are asked.
#[test]
fn training_agrees() {
    let mut rng = Streams::new(1).stream("init");
    let tanh = Activation::Tanh { beta: 1.0 };
    let mut net = Mlp::<f64>::random(&[3, 4, 2], tanh, Activation::Identity, &mut rng);
    let row = net.layers[0].weight.value.row(0).to_owned();
    net.layers[0].weight.value.row_mut(2).assign(&row);
    net.layers[0].weight.value.row_mut(3).assign(&row);
    net.layers[0].bias.value.fill(0.1);
    let column = net.layers[1].weight.value.column(0).to_owned();
    net.layers[1].weight.value.column_mut(2).assign(&column);
    let (start, x) = (net.clone(), Array2::random_using((9, 3), StandardNormal, &mut rng));
    let y = Array2::random_using((9, 2), StandardNormal, &mut rng);
    for _ in 0..100 {
        let (y_hat, trace) = net.forward(x.view(), &mut Mode::Eval);
        let (_, delta) = SquaredError.loss(y_hat.view(), &y);
        net.accumulate(x.view(), y_hat.view(), delta, trace);
        descend(&mut net, 0.1);
    }
    let (first, second) = (&start.layers[0], &start.layers[1].weight.value);
    for (i, j) in [(0, 1), (0, 2), (0, 3), (2, 3)] {
        let w = &net.layers[0].weight.value;
        let apart = (&w.row(i) - &w.row(j)).mapv(f64::abs).sum();
        let said =
            stay_twins(first.weight.value.view(), first.bias.value.view(), second.view(), i, j);
        assert!(
            said == (apart < 1e-9),
            "{i} and {j}: the answer is {said}, they are {apart:.4} apart"
        );
    }
    println!("one random layer out of two is enough: no two neurons stay alike");
}

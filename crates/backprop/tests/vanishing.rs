//! Gradients on their way back through a deep net: what bounds them, and what they come to.

use backprop::{Activation, Chain, Dense, Layer, Mode, take_sign};
use nalgebra::DMatrix;
use ndarray::{Array2, ArrayView2};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;

type Net = Vec<Chain<Dense<f64>, Activation>>;

const LOGISTIC: Activation = Activation::Logistic { beta: 1.0 };
const TANH: Activation = Activation::Tanh { beta: 1.0 };

/// ‖δˡ‖ for l = 1 … L, and the net: weights `scale` times those of `Dense::random`.
fn deltas(f: Activation, width: usize, depth: usize, scale: f64, seed: u64) -> (Vec<f64>, Net) {
    let mut rng = Streams::new(seed).stream("net");
    let mut net: Net = (0..depth).map(|_| Dense::random(width, width, &mut rng).then(f)).collect();
    net.iter_mut().for_each(|layer| layer.first.weight.value *= scale);
    let mut normal = || Array2::random_using((1, width), StandardNormal, &mut rng);
    let (x, dy): (Array2<f64>, Array2<f64>) = (normal(), normal());
    let (y, receipts) = net.forward(x.view(), &mut Mode::Eval);
    net.accumulate(x.view(), y.view(), dy, receipts);
    // With a batch of one, ∂C/∂bˡ is δˡ.
    let norms = net.iter().map(|layer| layer.first.bias.grad.mapv(|d| d * d).sum().sqrt());
    (norms.collect(), net)
}

/// The largest singular value: the most that W lengthens any vector.
fn norm(w: ArrayView2<f64>) -> f64 {
    let matrix = DMatrix::from_row_iterator(w.nrows(), w.ncols(), w.iter().copied());
    matrix.singular_values().max()
}

/// The mean factor of a layer, over 50 nets.
fn factor(f: Activation, scale: f64) -> f64 {
    let depth = 15;
    let log = |seed| {
        let (norms, _) = deltas(f, 32, depth, scale, seed);
        (norms[0] / norms[depth - 1]).ln() / (depth - 1) as f64
    };
    ((0..50).map(log).sum::<f64>() / 50.0).exp()
}

#[test]
fn no_layer_lengthens_a_gradient_beyond_slope_times_norm() {
    for (f, slope) in [(LOGISTIC, 0.25), (TANH, 1.0), (Activation::Relu, 1.0)] {
        for (seed, scale) in [(1, 0.5), (2, 1.0), (3, 3.0), (4, 10.0)] {
            let (norms, net) = deltas(f, 8, 6, scale, seed);
            for l in 0..5 {
                let bound = slope * norm(net[l + 1].first.weight.value.view()) * norms[l + 1];
                assert!(
                    norms[l] <= bound * (1.0 + 1e-12),
                    "{f:?}, scale {scale}, layer {l}: {} of at most {bound}",
                    norms[l]
                );
            }
        }
    }
}

/// One layer at rest, with the net inputs 0 and W = 4 · 1: σ′(0) ‖W‖ = 1, and nothing is lost.
#[test]
fn the_bound_is_reached_by_logistic_neurons_at_rest() {
    let mut net: Net = (0..5)
        .map(|_| Dense::new(4.0 * Array2::eye(3), ndarray::arr1(&[-2.0; 3])).then(LOGISTIC))
        .collect();
    let x = Array2::from_elem((1, 3), 0.5);
    let (y, receipts) = net.forward(x.view(), &mut Mode::Eval);
    let dx = net.backward(x.view(), y.view(), Array2::ones((1, 3)), receipts);
    assert_eq!(dx, Array2::<f64>::ones((1, 3)));
}

/// Weights from ±1/√n have the variance 1/(3n), so a layer multiplies the length by 1/√3 and the mean
/// slope. Logistic neurons near rest have ¼: together 0.144.
#[test]
fn a_logistic_layer_keeps_a_seventh() {
    let factor = factor(LOGISTIC, 1.0);
    assert!((0.13..0.145).contains(&factor), "{factor}");
}

/// As above with tanh, whose slope near rest is 1: a little below 1/√3 = 0.577.
#[test]
fn a_tanh_layer_keeps_about_half() {
    let factor = factor(TANH, 1.0);
    assert!((0.53..0.58).contains(&factor), "{factor}");
}

/// ReLU lets half of the neurons through: 1/√6 = 0.408 for weights from ±1/√n, and √6 times those
/// weights keep the length. So does c √6 multiply it by c.
#[test]
fn relu_leaves_it_to_the_weights() {
    for c in [1.0 / 6_f64.sqrt(), 1.0, 1.6] {
        let factor = factor(Activation::Relu, c * 6_f64.sqrt());
        assert!((factor / c - 1.0).abs() < 0.08, "{c}: {factor}");
    }
}

/// On an active path ∂y/∂x = w: with w = 2 a row of ten ReLU neurons has the slope 2¹⁰, and 0 where the
/// first is off.
#[test]
fn a_row_of_relu_neurons_has_the_product_of_its_weights_as_slope() {
    let neuron = || Dense::new(ndarray::array![[2.0]], ndarray::array![0.0]).then(Activation::Relu);
    let mut row: Net = (0..10).map(|_| neuron()).collect();
    let mut slope = |x: f64| {
        let x = ndarray::array![[x]];
        let (y, receipts) = row.forward(x.view(), &mut Mode::Eval);
        row.backward(x.view(), y.view(), ndarray::array![[1.0]], receipts)[[0, 0]]
    };
    assert_eq!(slope(0.3), 1024.0);
    assert_eq!(slope(-0.3), 0.0);
}

/// C = ½ w² at w = 1: the gradient is 1. A tenth of its sign added gives C = 0.605, subtracted 0.405.
#[test]
fn a_step_along_the_sign_climbs() {
    let cost = |w: f64| 0.5 * w * w;
    let mut unit = Dense::new(ndarray::array![[1.0]], ndarray::array![0.0]);
    unit.weight.grad[[0, 0]] = unit.weight.value[[0, 0]];
    take_sign(&mut unit);
    let (w, sign) = (unit.weight.value[[0, 0]], unit.weight.grad[[0, 0]]);
    assert!((cost(w + 0.1 * sign) - 0.605).abs() < 1e-12);
    assert!((cost(w - 0.1 * sign) - 0.405).abs() < 1e-12);
}

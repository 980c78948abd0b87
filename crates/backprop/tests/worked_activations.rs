//! Activations: the numbers of the slides, and the claims of chapter 5 that need several layers.

use backprop::{Activation, Dense, Layer, Loss, Mode, Params, Path, SquaredError};
use ndarray::{Array1, Array2, array};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use proptest::prelude::*;
use tensor::Streams;

const LOGISTIC: Activation = Activation::Logistic { beta: 1.0 };
const TANH: Activation = Activation::Tanh { beta: 1.0 };

fn slope(f: Activation, z: f64) -> f64 {
    f.derivative(z, f.apply(z))
}

/// σ(x − first) + σ(x − first − 1) + …, until the terms are below 10⁻²⁰.
fn stairs(x: f64, first: f64) -> f64 {
    (0..100).map(|i| LOGISTIC.apply(x - first - f64::from(i))).sum()
}

/// Russian notes §3.3, remark (1): nearly the same, so what lies between 5 and 10 is lost on σ.
#[test]
fn the_logistic_function_hardly_tells_5_from_10() {
    let (five, ten) = (LOGISTIC.apply(5.0_f64), LOGISTIC.apply(10.0_f64));
    assert!((five - 0.99331).abs() < 5e-6 && (ten - 0.99995).abs() < 5e-6);
}

/// σ(0) = ½, so σ′(0) = ½ (1 − ½) = ¼; tanh 0 = 0, so tanh′(0) = 1 − 0² = 1.
#[test]
fn at_0_the_logistic_rises_by_a_quarter_and_tanh_by_one() {
    assert_eq!((slope(LOGISTIC, 0.0), slope(TANH, 0.0)), (0.25, 1.0));
}

/// The integral of σ from −∞ to x is ln(1 + eˣ); the sum takes σ in the middle of cells of width 1.
#[test]
fn shifted_sigmoids_add_up_to_softplus() {
    let softplus = |x: f64| Activation::Softplus.apply(x);
    assert!((stairs(0.0, 0.5) - 0.6826).abs() < 5e-5 && (stairs(3.0, 0.5) - 3.0467).abs() < 5e-5);
    assert!((softplus(0.0) - 2.0_f64.ln()).abs() < 1e-15 && (softplus(3.0) - 3.0486).abs() < 5e-5);
    for x in -40..400 {
        let x = f64::from(x) / 10.0;
        let apart = stairs(x, 0.5) - Activation::Softplus.apply(x);
        assert!(apart.abs() < 0.0107, "at {x} they are {apart} apart");
    }
}

/// Started one unit earlier, at σ(x + ½), the sum is that for x + 1: 1.305 at 0, where ln 2 is 0.693.
#[test]
fn the_printed_sum_starts_one_unit_too_early() {
    assert!((stairs(0.0, -0.5) - 1.305).abs() < 5e-4);
    for x in [-2.0, 0.0, 1.5, 4.0] {
        assert!((stairs(x, -0.5) - Activation::Softplus.apply(x + 1.0)).abs() < 0.0107);
    }
}

/// As far as the numbers of a machine tell them apart from the limits.
#[test]
fn the_limits_of_the_logistic_and_of_tanh_are_not_attained() {
    for z in [-18.0, -5.0, 0.0, 5.0, 18.0] {
        let (s, t) = (LOGISTIC.apply(z), TANH.apply(z));
        assert!(0.0 < s && s < 1.0 && -1.0 < t && t < 1.0, "at {z}: {s} and {t}");
    }
    assert!(LOGISTIC.apply(-700.0) > 0.0);
}

#[test]
fn only_step_and_logistic_tend_to_0_and_1() {
    let tends =
        |f: Activation| f.apply(-1e6_f64).abs() < 1e-5 && (f.apply(1e6_f64) - 1.0).abs() < 1e-5;
    assert!(tends(Activation::Step) && tends(LOGISTIC));
    let others = [TANH, Activation::Arctan, Activation::Relu, Activation::Elu { alpha: 1.0 }];
    assert!(!others.into_iter().any(tends));
}

/// From the left ReLU has the slope 0 at 0, from the right 1. A line through (0, 0) lies nowhere above
/// it when its slope is between these.
#[test]
fn every_slope_from_0_to_1_is_a_subgradient_of_relu_at_0() {
    let below = |slope: f64| (-20..=20).all(|x| slope * f64::from(x) <= f64::from(x.max(0)));
    assert!([0.0, 0.3, 1.0].into_iter().all(below));
    assert!(![-0.1, 1.1].into_iter().any(below));
}

proptest! {
    /// W³(W²(W¹x + b¹) + b²) + b³ is one affine map.
    #[test]
    fn linear_layers_collapse_into_one(seed in 0_u64..1000, depth in 1_usize..6) {
        let mut rng = Streams::new(seed).stream("init");
        let layers: Vec<_> = (0..depth).map(|_| Dense::<f64>::random(4, 4, &mut rng)).collect();
        let start = (Array2::eye(4), Array1::zeros(4));
        let (weight, bias) = layers.iter().fold(start, |(weight, bias), layer| {
            let w = &layer.weight.value;
            (w.dot(&weight), w.dot(&bias) + &layer.bias.value)
        });
        let x = Array2::random_using((8, 4), StandardNormal, &mut rng);
        let deep = layers.predict(x.view());
        let one = Dense::new(weight, bias).predict(x.view());
        prop_assert!((deep - one).iter().all(|gap| gap.abs() < 1e-12));
    }
}

/// Of an affine map the answers to the four cards satisfy ŷ₀₀ + ŷ₁₁ = ŷ₀₁ + ŷ₁₀. Under that condition
/// the squared distance to 0, 1, 1, 0 is least at ½, ½, ½, ½.
#[test]
fn the_best_linear_answer_to_xor_is_one_half_four_times() {
    let cost = |y_hat: [f64; 4]| {
        let y_hat = Array2::from_shape_vec((4, 1), y_hat.to_vec()).unwrap();
        SquaredError.loss(y_hat.view(), &array![[0.0], [1.0], [1.0], [0.0]].view()).0
    };
    let best = cost([0.5; 4]);
    for (w1, w2, b) in [(0.1, 0.0, 0.0), (0.0, -0.1, 0.05), (0.01, 0.01, -0.01), (1.0, 1.0, -0.5)] {
        assert!(cost([0.5 + b, 0.5 + w2 + b, 0.5 + w1 + b, 0.5 + w1 + w2 + b]) > best);
    }
}

#[test]
fn behind_a_step_nothing_has_a_gradient() {
    let mut rng = Streams::new(1).stream("init");
    let x = Array2::<f64>::random_using((50, 3), StandardNormal, &mut rng);
    let first = Dense::random(3, 8, &mut rng).then(Activation::Step);
    let mut net = first.then(Dense::random(8, 2, &mut rng));
    let (y_hat, receipt) = net.forward(x.view(), &mut Mode::Eval);
    let y = Array2::ones((50, 2));
    let (_, dy) = SquaredError.loss(y_hat.view(), &y);
    let dx = net.backward(x.view(), y_hat.view(), dy, receipt);
    assert!(dx.iter().all(|d| *d == 0.0));
    net.visit(Path::ROOT, &mut |path, _, grad| {
        let silent = grad.unwrap().iter().all(|d| *d == 0.0);
        assert_eq!(silent, path.to_string().starts_with("0."), "{path}");
    });
}

/// No sample brings the units above 0: no gradient reaches their weights, and a step leaves them dead.
#[test]
fn a_dead_relu_unit_has_no_gradient_and_a_leaky_one_has() {
    for (f, learns) in [(Activation::Relu, false), (Activation::LeakyRelu { slope: 0.01 }, true)] {
        let mut rng = Streams::new(1).stream("init");
        let x = Array2::<f64>::random_using((50, 3), StandardNormal, &mut rng);
        let mut layer = Dense::random(3, 4, &mut rng).then(f);
        layer.first.bias.value.fill(-100.0);
        let (a, receipt) = layer.forward(x.view(), &mut Mode::Eval);
        layer.accumulate(x.view(), a.view(), Array2::ones((50, 4)), receipt);
        assert_eq!(layer.first.weight.grad.iter().any(|d| *d != 0.0), learns);
    }
}

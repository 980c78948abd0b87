//! How the perceptron ends: within Novikoff's bound on separable data, never on XOR.

use datasets::{Coding, Gate, gate, people};
use ndarray::{Array2, Axis, array};
use perceptron::*;
use proptest::prelude::*;
use tensor::Streams;

fn training(rule: Rule, learning_rate: f64, max_epochs: usize) -> Training {
    Training { rule, learning_rate, max_epochs }
}

proptest! {
    #[test]
    fn mistakes_from_a_zero_start_stay_within_the_bound(
        x in prop::collection::vec(-1.0..1.0, 30 * 3),
        w in prop::array::uniform3(-1.0..1.0), w0 in -0.5..0.5,
        eta in 0.01..10.0, product in any::<bool>(), seed in 0..1000_u64,
    ) {
        let mut x = Array2::from_shape_vec((30, 3), x).unwrap();
        let plane = Hyperplane { weights: array![w[0], w[1], w[2]], bias: w0 };
        // Points too close to the plane are moved away from it, to keep the bound small.
        let norm = plane.weights.dot(&plane.weights).sqrt();
        prop_assume!(norm > 0.1);
        for mut x in x.outer_iter_mut() {
            let side = plane.net_input(x.view()).signum();
            x.scaled_add(0.1 * side / norm, &plane.weights);
        }
        let t = x.map_axis(Axis(1), |x| plane.net_input(x).signum());
        let bound = mistake_bound(x.view(), t.view(), &plane).unwrap();
        let mut rng = Streams::new(seed).stream("shuffle");
        let rule = if product { Rule::Product } else { Rule::Difference };
        let mut unit = Perceptron::zeros(3, Step::Bipolar);
        let history = training(rule, eta, bound as usize + 1)
            .train(&mut unit, x.view(), t.view(), Order::Shuffled(&mut rng))
            .unwrap();
        // Every epoch but the last holds a mistake: more epochs than the bound would break it.
        prop_assert_eq!(history.stop, Stop::Reached);
        prop_assert!(history.mistakes.iter().sum::<usize>() as f64 <= bound);
    }
}

proptest! {
    /// The two halves of the proof: after k mistakes w̃ᵀw̃* ≥ k γ, and ‖w̃‖² ≤ k R².
    #[test]
    fn every_mistake_brings_the_weights_far_and_lengthens_them_little(
        x in prop::collection::vec(-1.0..1.0, 40 * 2), angle in 0.0..6.3_f64, w0 in -0.5..0.5,
    ) {
        let x = Array2::from_shape_vec((40, 2), x).unwrap();
        let plane = Hyperplane { weights: array![angle.cos(), angle.sin()], bias: w0 };
        let t = x.map_axis(Axis(1), |x| plane.net_input(x).signum());
        let norm = (1.0 + w0 * w0).sqrt();
        let gaps = x.outer_iter().zip(&t).map(|(x, t)| t * plane.net_input(x) / norm);
        let gamma = gaps.fold(f64::INFINITY, f64::min);
        let radius2 = x.outer_iter().map(|x| 1.0 + x.dot(&x)).fold(0.0, f64::max);
        let (mut unit, mut k) = (Perceptron::zeros(2, Step::Bipolar), 0.0);
        for (x, &t) in (0..20).flat_map(|_| x.outer_iter().zip(&t)) {
            k += f64::from(u8::from(unit.present(x, t, Rule::Product, 1.0)));
            let along = (unit.weights.dot(&plane.weights) + unit.bias() * w0) / norm;
            prop_assert!(along >= k * gamma - 1e-9);
            prop_assert!(unit.weights.dot(&unit.weights) + unit.bias().powi(2) <= k * radius2 + 1e-9);
        }
    }
}

/// A point on each of n axes, at distance 10, the classes in turns. What one teaches the weights says
/// nothing of the next, and the bias, 0 and 1 in turns, is wrong for each, so there are n mistakes.
/// R² = 1 + 100, and the plane w* = t / √n leaves the gap 10 / √n: the bound is n · 101 / 100.
#[test]
fn with_a_point_on_each_axis_the_mistakes_come_within_a_hundredth_of_the_bound() {
    for n in [2, 10, 98] {
        let x = Array2::<f64>::eye(n) * 10.0;
        let t = ndarray::Array1::from_shape_fn(n, |i| if i.is_multiple_of(2) { 1.0 } else { -1.0 });
        let plane = Hyperplane { weights: t.clone(), bias: 0.0 };
        let bound = mistake_bound(x.view(), t.view(), &plane).unwrap();
        assert!((bound - 1.01 * n as f64).abs() < 1e-9);
        let mut unit = Perceptron::zeros(n, Step::Bipolar);
        let history = training(Rule::Product, 1.0, 100)
            .train(&mut unit, x.view(), t.view(), Order::Fixed)
            .unwrap();
        assert_eq!(history, History { mistakes: vec![n, 0], stop: Stop::Reached });
    }
}

#[test]
fn the_plane_of_the_linear_programme_gives_a_bound_that_holds() {
    for name in [Gate::And, Gate::Or, Gate::Nand] {
        let set = gate(name, Coding::Unipolar, Coding::Unipolar);
        let Separability::Separable(plane) = separability(set.x.view(), set.t.view()).unwrap()
        else {
            panic!("{name:?} is separable");
        };
        let bound = mistake_bound(set.x.view(), set.t.view(), &plane).unwrap();
        let mut unit = Perceptron::zeros(2, Step::Unipolar);
        let history = training(Rule::Difference, 1.0, 100)
            .train(&mut unit, set.x.view(), set.t.view(), Order::Fixed)
            .unwrap();
        assert!(history.mistakes.iter().sum::<usize>() as f64 <= bound);
    }
}

/// The weights after each epoch of XOR, from zero with η = 1, come back: the perceptron is in a loop.
#[test]
fn on_xor_the_weights_return_to_where_they_were() {
    let xor = gate(Gate::Xor, Coding::Unipolar, Coding::Unipolar);
    let mut unit = Perceptron::zeros(2, Step::Unipolar);
    let mut seen = vec![unit.clone()];
    let repeated = loop {
        unit.epoch(xor.x.view(), xor.t.view(), Rule::Difference, 1.0, &mut Order::Fixed);
        if let Some(first) = seen.iter().position(|before| *before == unit) {
            break first;
        }
        seen.push(unit.clone());
        assert!(seen.len() < 100, "no repetition in 100 epochs");
    };
    // Each epoch depends on the weights alone, so the loop never ends.
    assert!(repeated < seen.len());
}

/// In kilograms and centimetres the bias, which moves by 1 at a time, has thousands to go.
#[test]
fn jockeys_and_basketball_players_are_told_apart_once_centred() {
    let streams = Streams::new(7);
    let train = people(100, &mut streams.stream("train"));
    let test = people(1000, &mut streams.stream("test"));
    let centred = |x: &Array2<f64>| (x - &array![75.0, 180.0]) / 10.0;
    let learn = |x: Array2<f64>| {
        let mut unit = Perceptron::zeros(2, Step::Bipolar);
        let history = training(Rule::Product, 1.0, 1000)
            .train(&mut unit, x.view(), train.t.view(), Order::Fixed)
            .unwrap();
        (unit, history.stop)
    };
    assert_eq!(learn(train.x.clone()).1, Stop::MaxEpochs);
    let (unit, stop) = learn(centred(&train.x));
    assert_eq!(stop, Stop::Reached);
    let accuracy = 1.0 - unit.mistakes(centred(&test.x).view(), test.t.view()) as f64 / 2000.0;
    assert!(accuracy > 0.99, "{accuracy}");
}

/// The slide's direction (erratum E-PL1-01): raising the weights where the answer is too high.
#[test]
fn with_the_sign_of_the_slide_and_is_never_learned() {
    let and = gate(Gate::And, Coding::Bipolar, Coding::Bipolar);
    let mut unit = Perceptron::zeros(2, Step::Bipolar);
    for _ in 0..1000 {
        let (x, t) = (and.x.view(), and.t.view());
        assert!(unit.epoch(x, t, Rule::Difference, -1.0, &mut Order::Fixed) > 0);
    }
}

//! A rate for every weight: laws, ranges, and what the formulas of the slides do as printed.

use backprop::{
    Activation, Batches, Layer, Loss, Mlp, Mode, Param, Params, Path, SoftmaxCrossEntropy,
};
use ndarray::{Axis, Ix1, array, s};
use optimizers::{
    Adadelta, Adagrad, Adam, AdamW, AdaptiveRate, Descent, Error, Momentum, Optimizer, RmsProp,
    Rprop, Rule, Schedule, Sgd,
};
use proptest::prelude::*;
use tensor::Streams;

fn descent<R: Rule<f64, N>, const N: usize>(rule: R) -> Descent<f64, R, N> {
    Descent::new(rule).unwrap()
}

/// The steps of one parameter that starts at 0.5 and is given these gradients.
fn steps(mut optimizer: impl Optimizer<f64>, gradients: &[f64]) -> Vec<f64> {
    let mut model: Param<f64, Ix1> = Param::new(array![0.5]);
    let step = |&g: &f64| {
        let before = model.value[0];
        model.grad[0] = g;
        optimizer.step(&mut model);
        model.value[0] - before
    };
    gradients.iter().map(step).collect()
}

/// G = 0: without ε the rate is η/0, and times a gradient of 0 no number.
#[test]
fn a_weight_that_never_had_a_gradient_needs_the_epsilon() {
    assert_eq!(steps(descent(Adagrad::default()), &[0.0, 0.0]), [0.0, 0.0]);
    let (g, sum_of_squares) = (0.0_f64, 0.0_f64);
    assert!((0.01 / sum_of_squares.sqrt() * g).is_nan());
    let without = Descent::<f64, _, 1>::new(Adagrad { learning_rate: 0.01, epsilon: 0.0 });
    assert_eq!(without.unwrap_err().name, "epsilon");
}

/// √(10⁻¹⁰ + 10⁻⁸) = 1.005 · 10⁻⁴ beside 10⁻⁵ + 10⁻⁸ = 1.001 · 10⁻⁵: a ratio of 10.04.
#[test]
fn epsilon_under_the_root_holds_small_gradients_back() {
    let last = |epsilon_inside| {
        let rule = RmsProp { epsilon_inside, ..RmsProp::default() };
        *steps(descent(rule), &[1e-5; 300]).last().unwrap()
    };
    assert!((last(false) / last(true) - 10.04).abs() < 0.01, "{}", last(false) / last(true));
}

/// v = η g − γ v at the end, so the steps are η/(1 + γ) = 0.1/1.9 = 0.0526.
#[test]
fn an_alternating_gradient_brings_momentum_to_about_half_a_step() {
    let gradients: Vec<f64> = (0..300).map(|t| if t % 2 == 0 { 1.0 } else { -1.0 }).collect();
    let rule = Momentum { learning_rate: 0.1, momentum: 0.9, nesterov: false };
    let last = *steps(descent(rule), &gradients).last().unwrap();
    assert!((last - 0.1 / 1.9).abs() < 1e-9, "{last}");
}

/// 0.9 of the least positive number of single precision is rounded to that number: without care m would
/// rest on it for ever. 0.1 · 0.9⁸⁰⁷ is below the least normal number, 1.18 · 10⁻³⁸.
#[test]
fn a_mean_that_gets_no_more_gradients_comes_to_zero() {
    let least = f32::from_bits(1);
    assert_eq!(0.9 * least, least);
    let mut adam: Descent<f32, Adam, 2> = Descent::new(Adam::default()).unwrap();
    let mut model: Param<f32, Ix1> = Param::new(array![0.0]);
    model.grad[0] = 1.0;
    let mut nonzero = 0;
    for _ in 0..2000 {
        adam.step(&mut model);
        adam.visit(Path::ROOT, &mut |path, value, _| {
            if path.to_string() == "m." && value[[0]] != 0.0 {
                assert!(value[[0]].is_normal());
                nonzero += 1;
            }
        });
    }
    assert!((805..810).contains(&nonzero), "{nonzero}");
}

/// For g = 2 throughout, v̂ is 4, and the variance of the gradients 0.
#[test]
fn a_constant_gradient_has_a_second_moment_and_no_variance() {
    let mut adam = descent(Adam::default());
    let mut model: Param<f64, Ix1> = Param::new(array![0.0]);
    for _ in 0..20 {
        model.grad[0] = 2.0;
        adam.step(&mut model);
    }
    let mut v = 0.0;
    adam.visit(Path::ROOT, &mut |path, value, _| {
        if path.to_string() == "v." {
            v = value.sum();
        }
    });
    assert!((v / (1.0 - 0.999_f64.powi(20)) - 4.0).abs() < 1e-12);
}

/// The formula with its two divisions more, from θ = 1, at every step of a thousand.
#[test]
fn moving_the_corrections_out_of_the_loop_changes_no_step() {
    let rule = Adam { learning_rate: 0.03, epsilon: 1e-3, ..Adam::default() };
    let Adam { learning_rate: eta, beta1, beta2, epsilon } = rule;
    let (mut theta, mut memory, mut by_hand) = (1.0, [0.0, 0.0], (1.0, 0.0, 0.0));
    for t in 1..=1000 {
        let g = (0.7 * t as f64).sin() + 0.1;
        (theta, memory) = Rule::<f64, 2>::step(&rule, t)(theta, g, memory);
        let (before, m, v) = by_hand;
        let (m, v) = (beta1 * m + (1.0 - beta1) * g, beta2 * v + (1.0 - beta2) * g * g);
        let hat = |mean: f64, beta: f64| mean / (1.0 - beta.powi(t as i32));
        by_hand = (before - eta * hat(m, beta1) / (hat(v, beta2).sqrt() + epsilon), m, v);
        assert!((theta - by_hand.0).abs() < 1e-12, "step {t}: {theta}, {}", by_hand.0);
    }
}

#[test]
fn without_decay_adamw_is_adam() {
    let gradients = [0.3, -2.0, 5.0, 0.0, 1e-9];
    let rule = AdamW { learning_rate: 0.1, weight_decay: 0.0, ..AdamW::default() };
    let adam = Adam { learning_rate: 0.1, ..Adam::default() };
    assert_eq!(steps(descent(rule), &gradients), steps(descent(adam), &gradients));
}

/// As printed in the Russian notes, v ← β₂ m + (1 − β₂) g², with g = −1: m is −0.1 after the first step,
/// so v = −0.0999 + 0.001 at the second.
#[test]
fn with_m_in_place_of_v_there_is_no_root() {
    let (mut m, mut v) = (0.0, 0.0_f64);
    for _ in 0..2 {
        v = 0.999 * m + 0.001;
        m = 0.9 * m - 0.1;
    }
    assert!((v + 0.0989).abs() < 1e-12 && v.sqrt().is_nan());
}

/// As printed in the Russian notes, u ← γ u + γ g: a gradient of 1 leads to γ/(1 − γ) = 9 for γ = 0.9. Ours
/// has η in place of the second γ, and any final velocity can be had.
#[test]
fn with_gamma_twice_no_rate_can_be_set() {
    let last = |learning_rate| {
        let rule = Momentum { learning_rate, momentum: 0.9, nesterov: false };
        -steps(descent(rule), &[1.0; 400]).last().unwrap()
    };
    assert!((last(0.9) - 9.0).abs() < 1e-9 && (last(0.01) - 0.1).abs() < 1e-9);
}

proptest! {
    /// C → c C leaves the steps as they are, as long as ε is small beside the squares of the gradients.
    #[test]
    fn adadelta_does_not_see_the_scale_of_the_cost(
        g in prop::collection::vec(prop_oneof![0.1..10.0, -10.0..-0.1], 1..8),
        c in 0.01..100.0,
    ) {
        let adadelta = descent(Adadelta { epsilon: 1e-16, ..Adadelta::default() });
        let scaled: Vec<f64> = g.iter().map(|g| c * g).collect();
        let pairs = steps(adadelta.clone(), &g).into_iter().zip(steps(adadelta, &scaled));
        for (one, other) in pairs {
            // Steps of 10⁻⁸ are differences of places near 0.5.
            prop_assert!((one - other).abs() <= 1e-6 * one.abs() + 1e-15, "{one} {other}");
        }
    }

    /// Each setting of each rule, at any number at all.
    #[test]
    fn every_setting_is_refused_outside_its_range_and_taken_inside(x in prop_oneof![
        any::<f64>(), -2.0..3.0, Just(0.0), Just(1.0), Just(f64::NAN), Just(f64::INFINITY),
    ]) {
        let check = |result: Result<(), Error>, inside: bool, name: &str| {
            match result {
                Ok(()) => prop_assert!(inside, "{name} = {x} is taken"),
                Err(error) => {
                    prop_assert!(!inside, "{error}");
                    prop_assert_eq!(error.name, name);
                    prop_assert!(error.to_string().ends_with(error.range));
                }
            }
            Ok(())
        };
        fn rule<R: Rule<f64, N>, const N: usize>(rule: R) -> Result<(), Error> {
            Descent::new(rule).map(drop)
        }
        let (learning_rate, epsilon, decay) = (x, x, x);
        let positive = x > 0.0 && x.is_finite();
        let share = (0.0..1.0).contains(&x);
        check(rule(Sgd { learning_rate }), positive, "learning_rate")?;
        check(rule(Momentum { learning_rate, ..Momentum::default() }), positive, "learning_rate")?;
        check(rule(Momentum { momentum: x, ..Momentum::default() }), share, "momentum")?;
        check(rule(Adagrad { learning_rate, ..Adagrad::default() }), positive, "learning_rate")?;
        check(rule(Adagrad { epsilon, ..Adagrad::default() }), positive, "epsilon")?;
        check(rule(RmsProp { learning_rate, ..RmsProp::default() }), positive, "learning_rate")?;
        check(rule(RmsProp { decay, ..RmsProp::default() }), share, "decay")?;
        check(rule(RmsProp { epsilon, ..RmsProp::default() }), positive, "epsilon")?;
        check(rule(Adadelta { learning_rate, ..Adadelta::default() }), positive, "learning_rate")?;
        check(rule(Adadelta { decay, ..Adadelta::default() }), share, "decay")?;
        check(rule(Adadelta { epsilon, ..Adadelta::default() }), positive, "epsilon")?;
        check(rule(Adam { learning_rate, ..Adam::default() }), positive, "learning_rate")?;
        check(rule(Adam { beta1: x, ..Adam::default() }), share, "beta1")?;
        check(rule(Adam { beta2: x, ..Adam::default() }), share, "beta2")?;
        check(rule(Adam { epsilon, ..Adam::default() }), positive, "epsilon")?;
        check(rule(AdamW { learning_rate, ..AdamW::default() }), positive, "learning_rate")?;
        check(rule(AdamW { beta1: x, ..AdamW::default() }), share, "beta1")?;
        check(rule(AdamW { beta2: x, ..AdamW::default() }), share, "beta2")?;
        check(rule(AdamW { epsilon, ..AdamW::default() }), positive, "epsilon")?;
        let not_negative = x >= 0.0 && x.is_finite();
        check(rule(AdamW { weight_decay: x, ..AdamW::default() }), not_negative, "weight_decay")?;
        check(rule(Rprop { learning_rate, ..Rprop::default() }), positive, "learning_rate")?;
        check(rule(Rprop { shrink: x, ..Rprop::default() }), x > 0.0 && x < 1.0, "shrink")?;
        let grows = x > 1.0 && x.is_finite();
        check(rule(Rprop { grow: x, ..Rprop::default() }), grows, "grow")?;
        check(rule(Rprop { least: x, most: f64::MAX, ..Rprop::default() }), positive, "least")?;
        check(rule(Rprop { most: x, ..Rprop::default() }), x >= 1e-6, "most")?;
        check(AdaptiveRate::new(x, 0.7, 1.04).map(drop), grows, "increase")?;
        check(AdaptiveRate::new(1.05, x, 1.04).map(drop), x > 0.0 && x < 1.0, "decrease")?;
        let allows = x >= 1.0 && x.is_finite();
        check(AdaptiveRate::new(1.05, 0.7, x).map(drop), allows, "tolerance")?;
        check(Schedule::Linear { epochs: x }.check(), positive, "epochs")?;
        check(Schedule::Exponential { epochs: x }.check(), positive, "epochs")?;
        check(Schedule::Steps { every: 3, factor: x }.check(), grows, "factor")?;
    }
}

/// 64-32-10 on 1,500 digits of 8 × 8, batches of 32 (Rprop: all at once), seed 1, each with the rate of
/// the sample: the cost after 3 epochs and after 12.
#[test]
fn all_reach_the_target_on_digits_and_adam_is_first() {
    let images = datasets::digits();
    let x = images.flat::<f64>().slice(s![..1500, ..]).to_owned();
    let y: Vec<usize> = images.labels.iter().take(1500).map(|&label| label.into()).collect();
    let train = |mut optimizer: Box<dyn Optimizer<f64>>, batch: usize| {
        let streams = Streams::new(1);
        let (relu, linear) = (Activation::Relu, Activation::Identity);
        let mut net = Mlp::random(&[64, 32, 10], relu, linear, &mut streams.stream("init"));
        let mut batches = Batches::new(1500, batch).unwrap();
        let mut order = streams.stream("shuffle");
        let costs = (0..12).map(|_| {
            for rows in batches.epoch(&mut order) {
                let (x, y) = (x.select(Axis(0), rows), rows.iter().map(|&row| y[row]));
                let (z, trace) = net.forward(x.view(), &mut Mode::Eval);
                let (_, delta) = SoftmaxCrossEntropy.loss(z.view(), &y.collect::<Vec<_>>());
                net.accumulate(x.view(), z.view(), delta, trace);
                optimizer.step(&mut net);
            }
            SoftmaxCrossEntropy.loss(net.predict(x.view()).view(), &y).0
        });
        let costs: Vec<f64> = costs.collect();
        (costs[2], costs[11])
    };
    let adam = Adam { learning_rate: 0.03, ..Adam::default() };
    let adam = train(Box::new(descent(adam)), 32);
    assert!(adam.0 < 0.06 && adam.1 < 0.2, "{adam:?}");
    let momentum = Momentum { learning_rate: 0.1, ..Momentum::default() };
    let adagrad = Adagrad { learning_rate: 0.3, ..Adagrad::default() };
    let adadelta = Adadelta { learning_rate: 10.0, ..Adadelta::default() };
    let rmsprop = RmsProp { learning_rate: 0.09, ..RmsProp::default() };
    let others: [(&str, Box<dyn Optimizer<f64>>, usize); 7] = [
        ("SGD", Box::new(descent(Sgd { learning_rate: 1.0 })), 32),
        ("momentum", Box::new(descent(momentum)), 32),
        ("Nesterov", Box::new(descent(Momentum { nesterov: true, ..momentum })), 32),
        ("Adagrad", Box::new(descent(adagrad)), 32),
        ("Adadelta", Box::new(descent(adadelta)), 32),
        ("RMSprop", Box::new(descent(rmsprop)), 32),
        ("Rprop", Box::new(descent(Rprop { learning_rate: 0.03, ..Rprop::default() })), 1500),
    ];
    for (name, optimizer, batch) in others {
        let (early, late) = train(optimizer, batch);
        assert!(early > 1.2 * adam.0 && late < 0.2, "{name}: {early}, {late}");
    }
}

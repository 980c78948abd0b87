//! The worked numbers of the lecture, and what is known of every rule in closed form.

use backprop::{Param, Params, Path};
use ndarray::{Array1, Ix1, ShapeBuilder, array};
use optimizers::{
    Adadelta, Adagrad, Adam, AdamW, Descent, Momentum, Optimizer, RmsProp, Rprop, Rule, Sgd,
};
use proptest::prelude::*;

type Model = Param<f64, Ix1>;

fn descent<R: Rule<f64, N>, const N: usize>(rule: R) -> Descent<f64, R, N> {
    Descent::new(rule).unwrap()
}

/// The steps θₜ − θₜ₋₁ of one parameter that starts at 0 and is given these gradients.
fn steps(mut optimizer: impl Optimizer<f64>, gradients: &[f64]) -> Vec<f64> {
    let mut model: Model = Param::new(array![0.0]);
    let step = |&g: &f64| {
        let before = model.value[0];
        model.grad[0] = g;
        optimizer.step(&mut model);
        model.value[0] - before
    };
    gradients.iter().map(step).collect()
}

fn near(a: f64, b: f64, relative: f64) -> bool {
    (a - b).abs() <= relative * b.abs()
}

#[test]
fn a_step_goes_against_the_gradient_and_clears_it() {
    let mut model: Model = Param::new(array![1.0, -2.0]);
    model.grad = array![0.5, -4.0];
    descent(Sgd { learning_rate: 0.1 }).step(&mut model);
    assert_eq!(model.value, array![0.95, -1.6]);
    assert_eq!(model.grad, array![0.0, 0.0]);
}

/// ½ λ w² shrinks by |1 − η λ| a step: with λ = 4 it converges below η = ½, alternates at ½, and
/// diverges above.
#[test]
fn descent_on_a_parabola_converges_exactly_below_two_over_the_curvature() {
    for (eta, expected) in [(0.4, 0.6_f64), (0.49, 0.96), (0.5, 1.0), (0.51, 1.04)] {
        let mut model: Model = Param::new(array![1.0]);
        let mut sgd = descent(Sgd { learning_rate: eta });
        for _ in 0..50 {
            model.grad[0] = 4.0 * model.value[0];
            sgd.step(&mut model);
        }
        assert!(near(model.value[0].abs(), expected.powi(50), 1e-9), "{eta}: {}", model.value[0]);
    }
}

/// v → η g / (1 − γ): with η = 0.1, g = 1, γ = 0.9 the steps grow to 1.
#[test]
fn a_constant_gradient_brings_momentum_to_its_final_velocity() {
    for nesterov in [false, true] {
        let momentum = Momentum { learning_rate: 0.1, momentum: 0.9, nesterov };
        let steps = steps(descent(momentum), &[1.0; 300]);
        assert!(near(*steps.last().unwrap(), -1.0, 1e-9));
    }
}

#[test]
fn without_momentum_it_is_plain_descent() {
    let gradients = [0.3, -2.0, 5.0];
    let plain = steps(descent(Sgd { learning_rate: 0.1 }), &gradients);
    for nesterov in [false, true] {
        let rule = Momentum { learning_rate: 0.1, momentum: 0.0, nesterov };
        assert_eq!(steps(descent(rule), &gradients), plain);
    }
}

/// Nesterov's own form: v ← γ v + η ∇C(θ − γ v), θ ← θ − v, on ½ κ w². The model holds the point
/// ahead, θ − γ v.
#[test]
fn nesterov_holds_the_point_ahead() {
    let (eta, gamma, kappa) = (0.1, 0.9, 3.0);
    let (mut theta, mut v) = (1.0, 0.0);
    let mut model: Model = Param::new(array![1.0]);
    let rule = Momentum { learning_rate: eta, momentum: gamma, nesterov: true };
    let mut optimizer = descent(rule);
    for _ in 0..50 {
        v = gamma * v + eta * kappa * (theta - gamma * v);
        theta -= v;
        model.grad[0] = kappa * model.value[0];
        optimizer.step(&mut model);
        assert!((model.value[0] - (theta - gamma * v)).abs() < 1e-12);
    }
}

/// The slide's two weights: g = 0.1, 0.2 gives the rates η/0.1 and η/√0.05 = η/0.2236; g = 20, 10 gives
/// η/20 and η/√500 = η/22.36. So the steps are η, 0.894 η and η, 0.447 η, whatever the scale.
#[test]
fn adagrad_takes_the_steps_of_the_slide() {
    let adagrad = || descent(Adagrad { learning_rate: 1.0, epsilon: 1e-12 });
    for (gradients, second) in
        [([0.1, 0.2], 0.2 / 0.05_f64.sqrt()), ([20.0, 10.0], 10.0 / 500_f64.sqrt())]
    {
        let steps = steps(adagrad(), &gradients);
        assert!(near(steps[0], -1.0, 1e-9) && near(steps[1], -second, 1e-9), "{steps:?}");
    }
    let rounded = |x: f64| (x * 1e3).round() / 1e3;
    assert_eq!(rounded(0.2 / 0.05_f64.sqrt()), 0.894);
    assert_eq!(rounded(10.0 / 500_f64.sqrt()), 0.447);
}

/// −√ε/√((1 − γ) g² + ε) g ≈ −√(ε/(1 − γ)) sign g = 3.16e-3 with ε = 1e-6 and γ = 0.9.
#[test]
fn the_first_step_of_adadelta_is_decided_by_epsilon() {
    for g in [1.0, -50.0] {
        let step = steps(descent(Adadelta::default()), &[g])[0];
        assert!(near(step, -3.162_277e-3 * f64::signum(g), 1e-5), "{step}");
    }
}

/// E = 0.1 g², so the first step is η g/√(0.1 g²) = 3.162 η.
#[test]
fn the_first_step_of_rmsprop_is_three_times_its_rate() {
    for epsilon_inside in [false, true] {
        let rule = RmsProp { epsilon: 1e-12, epsilon_inside, ..RmsProp::default() };
        for g in [1.0, -50.0] {
            let step = steps(descent(rule), &[g])[0];
            assert!(near(step, -3.162_277_66e-3 * f64::signum(g), 1e-6), "{step}");
        }
    }
}

#[test]
fn the_first_step_of_adam_is_its_rate() {
    for g in [1e-3, -50.0] {
        let step = steps(descent(Adam::default()), &[g])[0];
        assert!(near(step, -1e-3 * f64::signum(g), 1e-4), "{step}");
    }
}

/// E[mₜ] = (1 − β₁ᵗ) E[g]: for a constant gradient every corrected step has the length η.
#[test]
fn the_correction_makes_all_steps_of_a_constant_gradient_equal() {
    for step in steps(descent(Adam { epsilon: 1e-15, ..Adam::default() }), &[0.3; 100]) {
        assert!(near(step, -1e-3, 1e-9), "{step}");
    }
}

/// A weight without a gradient decays by (1 − η λ) a step under AdamW, and stays under Adam.
#[test]
fn adamw_decays_without_a_gradient() {
    let run = |mut optimizer: Box<dyn Optimizer<f64>>| {
        let mut model: Model = Param::new(array![2.0]);
        (0..10).for_each(|_| optimizer.step(&mut model));
        model.value[0]
    };
    let rule = AdamW { learning_rate: 0.1, weight_decay: 0.5, ..AdamW::default() };
    assert!(near(run(Box::new(descent(rule))), 2.0 * 0.95_f64.powi(10), 1e-12));
    assert_eq!(run(Box::new(descent(Adam::default()))), 2.0);
}

/// Signs + + − −: the width 0.01 grows to 0.012, is halved to 0.006 at the turn, where no step is taken,
/// and is used as it is after it.
#[test]
fn rprop_leaves_out_the_step_where_the_sign_turns() {
    let steps = steps(descent(Rprop::default()), &[1.0, 9.0, -5.0, -1e-9]);
    for (step, expected) in steps.into_iter().zip([-0.01, -0.012, 0.0, 0.006]) {
        assert!((step - expected).abs() < 1e-15, "{step}, not {expected}");
    }
}

proptest! {
    /// C → c C leaves every step as it is where g is divided by a root of its squares.
    #[test]
    fn the_scale_of_the_cost_does_not_matter(
        g in prop::collection::vec(prop_oneof![0.1..10.0, -10.0..-0.1], 1..8),
        c in 0.01..100.0,
    ) {
        fn both(g: &[f64], c: f64, optimizer: impl Optimizer<f64> + Clone) -> Result<(), TestCaseError> {
            let scaled: Vec<f64> = g.iter().map(|g| c * g).collect();
            let pairs = steps(optimizer.clone(), g).into_iter().zip(steps(optimizer, &scaled));
            for (one, other) in pairs {
                prop_assert!((one - other).abs() <= 1e-6 * one.abs().max(1e-9), "{one} {other}");
            }
            Ok(())
        }
        both(&g, c, descent(Adagrad { learning_rate: 0.1, epsilon: 1e-14 }))?;
        both(&g, c, descent(RmsProp { epsilon: 1e-14, epsilon_inside: false, ..RmsProp::default() }))?;
        both(&g, c, descent(Adam { epsilon: 1e-14, ..Adam::default() }))?;
        both(&g, c, descent(Rprop::default()))?;
    }
}

#[test]
fn settings_out_of_range_are_refused_with_the_range() {
    let refused = |result: Result<(), optimizers::Error>| result.unwrap_err().to_string();
    let sgd = Descent::<f64, _, 0>::new(Sgd { learning_rate: -0.1 }).map(drop);
    assert_eq!(refused(sgd), "learning_rate is -0.1, it has to be greater than 0 and finite");
    let momentum = Momentum { learning_rate: 0.1, momentum: 1.0, nesterov: false };
    let momentum = Descent::<f64, _, 1>::new(momentum).map(drop);
    assert_eq!(refused(momentum), "momentum is 1, it has to be at least 0 and less than 1");
    let adam = Descent::<f64, _, 2>::new(Adam { beta2: f64::NAN, ..Adam::default() }).map(drop);
    assert_eq!(refused(adam), "beta2 is NaN, it has to be at least 0 and less than 1");
    let mut sgd = descent(Sgd { learning_rate: 0.1 });
    assert!(sgd.set_learning_rate(0.0).is_err());
    assert_eq!(sgd.learning_rate(), 0.1);
    sgd.set_learning_rate(0.2).unwrap();
    assert_eq!(sgd.learning_rate(), 0.2);
}

#[test]
#[should_panic(expected = "Descent::step:  [3] is new to it")]
fn another_model_is_refused() {
    let mut adam = descent(Adam::default());
    adam.step(&mut Param::new(Array1::<f64>::zeros(2)));
    adam.step(&mut Param::new(Array1::<f64>::zeros(3)));
}

#[test]
fn the_order_in_memory_does_not_matter() {
    let rows = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
    let mut columns = ndarray::Array2::zeros((2, 3).f());
    columns.assign(&rows);
    assert!(!columns.is_standard_layout());
    let run = |value: ndarray::Array2<f64>| {
        let mut model = Param::new(value);
        let mut adam = descent(Adam::default());
        for _ in 0..3 {
            model.grad = &model.value * &rows;
            adam.step(&mut model);
        }
        model.value
    };
    assert_eq!(run(rows.clone()), run(columns));
}

/// Ten steps, the state copied as a file would hold it, ten more: the same bits as twenty steps.
#[test]
fn a_copied_state_goes_on_bit_for_bit() {
    let advance = |optimizer: &mut Descent<f64, Adam, 2>, model: &mut Model, steps: usize| {
        for _ in 0..steps {
            model.grad = model.value.mapv(|w| w.sin() + w);
            optimizer.step(model);
        }
    };
    let mut model: Model = Param::new(array![1.0, -3.0]);
    let mut adam = descent(Adam::default());
    advance(&mut adam, &mut model, 10);

    let mut stored = Vec::new();
    adam.visit(Path::ROOT, &mut |path, value, _| stored.push((path.to_string(), value.to_owned())));
    let names: Vec<&str> = stored.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["steps", "m.", "v."]);
    let mut resumed = descent(Adam::default());
    resumed.prepare(&model);
    let mut arrays = stored.iter();
    resumed.visit_mut(Path::ROOT, &mut |_, mut value, _| {
        value.assign(&arrays.next().unwrap().1);
    });

    let mut copy = model.clone();
    advance(&mut adam, &mut model, 10);
    advance(&mut resumed, &mut copy, 10);
    assert_eq!(model, copy);
}

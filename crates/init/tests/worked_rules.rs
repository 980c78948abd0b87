//! The numbers on the slides of the fifth Polish lecture.

use backprop::{Activation, Dense, Layer};
use init::Initializer;
use tensor::Streams;

const LOGISTIC: Activation = Activation::Logistic { beta: 1.0 };

/// κ = |σ″| / (1 + σ′²)^{3/2}, with σ″ = σ′ (1 − 2σ).
fn curvature(z: f64) -> f64 {
    let a = LOGISTIC.apply(z);
    let slope = LOGISTIC.derivative(z, a);
    (slope * (1.0 - 2.0 * a)).abs() / (1.0 + slope * slope).powf(1.5)
}

/// The logistic curve bends most at z* = 1.364. Weights from ±a/√n and inputs of variance 1 give z the
/// deviation a/√3; with a = √3 z* = 2.362 that is z*. The slide has 2.38, whose z deviates by 1.374.
#[test]
fn the_rule_of_2_38_puts_the_deviation_of_z_where_the_logistic_curve_bends_most() {
    let grid = (0..40_000).map(|i| f64::from(i) * 1e-4);
    let bends_most = grid.max_by(|a, b| curvature(*a).total_cmp(&curvature(*b))).unwrap();
    assert!((bends_most - 1.364).abs() < 5e-4, "{bends_most}");
    assert!((3_f64.sqrt() * bends_most - 2.362).abs() < 1e-3);
    assert!((2.38 / 3_f64.sqrt() - 1.374).abs() < 1e-3);
    // The variance of the weights themselves depends on n and is no point of the curve.
    assert!((2.38_f64 / 3_f64.sqrt() / bends_most - 1.0).abs() < 0.01);
}

/// z = Σ wᵢ of n = 1,000 inputs of 1 has the variance a²/3; 4,000 of them are drawn, and five
/// deviations of their deviation are 5 · 1.374/√8000 = 0.077.
#[test]
fn with_2_38_a_net_input_deviates_by_1_37() {
    let rng = &mut Streams::new(1).stream("init");
    let w: ndarray::Array2<f64> = Initializer::Uniform { a: 2.38 }.draw((4000, 1000), rng);
    let z = w.sum_axis(ndarray::Axis(1));
    assert!((z.std(0.0) - 2.38 / 3_f64.sqrt()).abs() < 0.077, "{}", z.std(0.0));
}

/// 100^(1/784) = 1.0059: every weight from about ±1, whatever the number of inputs. On pictures of
/// 28 × 28 z then deviates by about 5. With the length fixed it is below 1.
#[test]
fn the_range_as_printed_saturates_a_layer_of_784_inputs() {
    let bound = 100_f64.powf(1.0 / 784.0);
    assert!((bound - 1.0059).abs() < 1e-4);
    let streams = Streams::new(1);
    let x = datasets::generated_digits(200, &mut streams.stream("data")).flat::<f64>();
    let z = |rule: Initializer| {
        let mut rng = streams.stream("init");
        let mut layer = Dense::random(784, 100, &mut rng);
        rule.initialize(&mut layer, &mut rng);
        layer.predict(x.view())
    };
    let (printed, proper) = (z(Initializer::Within(bound)), z(Initializer::NguyenWidrow));
    assert!((4.5..6.5).contains(&printed.std(0.0)), "{}", printed.std(0.0));
    assert!(LOGISTIC.saturated_fraction(printed.view(), 0.1) > 0.4);
    assert!(LOGISTIC.saturated_fraction(proper.view(), 0.1) < 0.001);
}

/// √2 · 1/√n, the factor on the slide for ReLU, and the interval that it prints in its place: a product
/// with a number from ±√(2/n) has a third of the variance 2/n.
#[test]
fn he_multiplies_by_a_number_and_not_by_an_interval() {
    let mut rng = Streams::new(1).stream("init");
    let n = 50.0_f64;
    let normal: ndarray::Array2<f64> =
        Initializer::Normal { gain: n.sqrt() }.draw((4000, 50), &mut rng);
    let interval: ndarray::Array2<f64> = Initializer::HeUniform.draw((4000, 50), &mut rng);
    let interval = interval / 3_f64.sqrt();
    let number = &normal * (2.0 / n).sqrt();
    let ratio = |w: &ndarray::Array2<f64>| w.var(0.0) / (2.0 / n);
    assert!((ratio(&number) - 1.0).abs() < 0.02, "{}", ratio(&number));
    assert!((ratio(&(normal * interval)) - 1.0 / 3.0).abs() < 0.02);
}

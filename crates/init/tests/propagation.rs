//! What drawn weights do to mean squares, layer by layer.
//!
//! Means over many nets are compared with the formula. What is allowed is five deviations of the mean,
//! estimated from the nets themselves.

use backprop::Mode;
use backprop::{Activation, Dense, Layer, Loss, Mlp, SoftmaxCrossEntropy, SquaredError, descend};
use init::{Initializer, error_by_layer, signal_by_layer};
use ndarray::{Array2, ArrayView1, Axis};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::{Rng, Streams};

fn rng() -> Rng {
    Streams::new(1).stream("nets")
}

fn normal(rows: usize, columns: usize, rng: &mut Rng) -> Array2<f64> {
    Array2::random_using((rows, columns), StandardNormal, rng)
}

fn square(a: &Array2<f64>) -> f64 {
    a.mapv(|a| a * a).mean().unwrap()
}

/// The mean of the samples is `wanted`, within five of its deviations.
#[track_caller]
fn has_mean(samples: &[f64], wanted: f64) {
    let samples = ArrayView1::from(samples);
    let (mean, off) = (samples.mean().unwrap(), samples.std(1.0) / (samples.len() as f64).sqrt());
    assert!((mean - wanted).abs() < 5.0 * off, "{mean} ± {off}, not {wanted}");
    assert!(off < 0.03 * wanted, "{off} is too much to tell {wanted} from its neighbours");
}

/// n = 80 inputs of the mean square 1 + 4 (a mean of 2 that is no variance), Var w = 1/(3n): 5/3.
#[test]
fn a_net_input_has_n_var_w_times_the_mean_square() {
    let mut rng = rng();
    let mut squares = Vec::new();
    for _ in 0..400 {
        let mut layer = Dense::random(80, 60, &mut rng);
        Initializer::Uniform { a: 1.0 }.initialize(&mut layer, &mut rng);
        let x = normal(10, 80, &mut rng) + 2.0;
        squares.push(square(&layer.predict(x.view())));
    }
    has_mean(&squares, 5.0 / 3.0);
}

/// 60 outputs, 80 inputs, Var w = 1/80: 60/80 of the mean square of δ comes back.
#[test]
fn an_error_comes_back_with_m_var_w_times_its_mean_square() {
    let mut rng = rng();
    let mut squares = Vec::new();
    for _ in 0..400 {
        let mut layer = Dense::random(80, 60, &mut rng);
        Initializer::Normal { gain: 1.0 }.initialize(&mut layer, &mut rng);
        let (x, delta) = (normal(10, 80, &mut rng), normal(10, 60, &mut rng));
        let z = layer.predict(x.view());
        squares.push(square(&layer.backward(x.view(), z.view(), delta, ())));
    }
    has_mean(&squares, 60.0 / 80.0);
}

/// Of 400 nets of six layers with x and ∂C/∂ŷ from N(0, 1): the mean square of aˡ for l = 1 … 6, and of
/// δ, divided by that of δ⁶, for l = 6 … 1.
fn through_nets(f: Activation, rule: Initializer) -> (Vec<Vec<f64>>, Vec<Vec<f64>>) {
    let mut rng = rng();
    let (mut signals, mut errors) = (vec![Vec::new(); 6], vec![Vec::new(); 6]);
    for _ in 0..400 {
        let mut net = Mlp::random(&[80; 7], f, f, &mut rng);
        rule.initialize(&mut net, &mut rng);
        let (x, dy) = (normal(5, 80, &mut rng), normal(5, 80, &mut rng));
        let signal = signal_by_layer(&net, x.view());
        let error = error_by_layer(&mut net, x.view(), dy.view());
        for l in 0..6 {
            signals[l].push(signal[l]);
            errors[l].push(error[5 - l] / error[5]);
        }
    }
    (signals, errors)
}

/// With n Var w = 1/3 a layer and no activation: 3⁻¹, 3⁻², 3⁻³.
#[test]
fn the_common_heuristic_loses_two_thirds_a_layer() {
    let (signals, _) = through_nets(Activation::Identity, Initializer::Uniform { a: 1.0 });
    has_mean(&signals[0], 1.0 / 3.0);
    has_mean(&signals[1], 1.0 / 9.0);
    has_mean(&signals[2], 1.0 / 27.0);
}

#[test]
fn with_one_over_n_a_relu_net_loses_half_a_layer() {
    let (signals, _) = through_nets(Activation::Relu, Initializer::Normal { gain: 1.0 });
    has_mean(&signals[0], 0.5);
    has_mean(&signals[1], 0.25);
    has_mean(&signals[2], 0.125);
}

#[test]
fn he_keeps_the_mean_square_of_a_relu_net() {
    for rule in [Initializer::HeNormal, Initializer::HeUniform] {
        let (signals, _) = through_nets(Activation::Relu, rule);
        signals.iter().for_each(|squares| has_mean(squares, 1.0));
    }
}

/// δ comes back through W with m Var w = 2, and through half of the slopes. Mean squares of one net
/// lie to both sides of it, so the errors are compared by their logarithms: a half would be −0.69.
#[test]
fn he_keeps_the_error_of_a_relu_net_of_equal_widths() {
    let (_, errors) = through_nets(Activation::Relu, Initializer::HeNormal);
    let fourth = errors[3].iter().map(|ratio| ratio.ln()).sum::<f64>() / 400.0;
    assert!(fourth.abs() < 0.15, "{fourth}");
    let (_, errors) = through_nets(Activation::Relu, Initializer::XavierNormal);
    let fourth = errors[3].iter().map(|ratio| ratio.ln()).sum::<f64>() / 400.0;
    assert!((fourth - 3.0 * 0.5_f64.ln()).abs() < 0.15, "{fourth}");
}

/// From 200 to 50 forward is multiplied by 200 Var w, backward by 50 Var w: one or the other is off.
/// Xavier's 2/250 gives 1.6 and 0.4.
#[test]
fn no_variance_keeps_both_where_widths_differ() {
    let mut rng = rng();
    let (mut up, mut down) = (Vec::new(), Vec::new());
    for _ in 0..400 {
        let mut layer = Dense::random(200, 50, &mut rng);
        Initializer::XavierUniform.initialize(&mut layer, &mut rng);
        let (x, delta) = (normal(10, 200, &mut rng), normal(10, 50, &mut rng));
        let z = layer.predict(x.view());
        up.push(square(&z));
        down.push(square(&layer.backward(x.view(), z.view(), delta, ())));
    }
    has_mean(&up, 1.6);
    has_mean(&down, 0.4);
}

/// A hundred steps on random samples. The rounding of two equal columns of a product may differ where a
/// kernel treats the last columns by themselves, hence 1e-9 and not 0.
#[test]
fn neurons_that_start_as_twins_stay_twins() {
    for (f, start) in [(Activation::Logistic { beta: 1.0 }, 0.0), (Activation::Arctan, 0.3)] {
        let mut rng = rng();
        let mut net = Mlp::random(&[6, 7, 3], f, Activation::Identity, &mut rng);
        Initializer::Constant(start).initialize(&mut net, &mut rng);
        let (x, y) = (normal(20, 6, &mut rng), normal(20, 3, &mut rng));
        let before = net.layers[0].weight.value.clone();
        for _ in 0..100 {
            let (y_hat, trace) = net.forward(x.view(), &mut Mode::Eval);
            let (_, delta) = SquaredError.loss(y_hat.view(), &y);
            net.accumulate(x.view(), y_hat.view(), delta, trace);
            descend(&mut net, 0.05);
        }
        let w = &net.layers[0].weight.value;
        assert!((w - &before).iter().any(|d| d.abs() > 1e-3), "they did not learn");
        for row in w.axis_iter(Axis(0)) {
            assert!((&row - &w.row(0)).iter().all(|d| d.abs() < 1e-9), "{w}");
        }
    }
}

/// With tanh and all weights 0 every a is 0 and every δ below the last is 0: the last biases learn alone.
#[test]
fn from_zero_weights_only_the_last_biases_learn() {
    let mut rng = rng();
    for f in [Activation::Tanh { beta: 1.0 }, Activation::Relu] {
        let mut net = Mlp::<f64>::random(&[6, 5, 3], f, Activation::Identity, &mut rng);
        Initializer::Constant(0.0).initialize(&mut net, &mut rng);
        let x = normal(8, 6, &mut rng);
        for _ in 0..50 {
            let (y_hat, trace) = net.forward(x.view(), &mut Mode::Eval);
            let (_, delta) = SoftmaxCrossEntropy.loss(y_hat.view(), &[0, 0, 0, 0, 0, 1, 1, 2]);
            net.accumulate(x.view(), y_hat.view(), delta, trace);
            descend(&mut net, 0.5);
        }
        assert!(net.layers.iter().all(|layer| layer.weight.value.iter().all(|w| *w == 0.0)));
        assert!(net.layers[0].bias.value.iter().all(|b| *b == 0.0));
        assert!(net.layers[1].bias.value[0] > 0.1);
    }
}

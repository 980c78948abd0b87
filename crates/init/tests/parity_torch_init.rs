//! Fans, gains, bounds and deviations against PyTorch's, from `data/reference/torch_init.py`.

use backprop::{Activation, Dense};
use init::{Fans, Initializer, gain};
use ndarray::ArrayD;
use serde_json::Value;
use tensor::Streams;

fn file() -> Value {
    serde_json::from_str(include_str!("../../../data/reference/torch_init.json")).unwrap()
}

/// Of PyTorch's (O, C, K, K) it is (O, K, K, C).
fn our_shape(theirs: &Value) -> Vec<usize> {
    let mut shape: Vec<usize> = serde_json::from_value(theirs.clone()).unwrap();
    shape[1..].rotate_left(1);
    shape
}

/// The numbers drawn, divided by those from ±1 or N(0, 1) with the same seed: a bound or a deviation.
fn factor(rule: Initializer, unit: Initializer, shape: &[usize]) -> f64 {
    let [drawn, unit] =
        [rule, unit].map(|rule| rule.draw::<f64, _>(shape, &mut Streams::new(1).stream("init")));
    let norm = |w: &ArrayD<f64>| w.mapv(|w| w * w).sum().sqrt();
    norm(&drawn) / norm(&unit)
}

#[test]
fn every_bound_and_deviation_is_pytorchs() {
    let file = file();
    let layers = file["layers"].as_array().unwrap();
    assert_eq!(layers.len(), 7);
    let leak = Initializer::for_activation(Activation::LeakyRelu { slope: 0.1 });
    for layer in layers {
        let shape = our_shape(&layer["shape"]);
        let Fans { inputs, outputs } = Fans::of(&shape);
        assert_eq!(
            (layer["inputs"].as_u64(), layer["outputs"].as_u64()),
            (Some(inputs as u64), Some(outputs as u64))
        );
        for (key, rule) in [
            ("xavier_uniform", Initializer::XavierUniform),
            ("he_uniform", Initializer::HeUniform),
            ("default_uniform", Initializer::Uniform { a: 1.0 }),
        ] {
            let (ours, theirs) = (factor(rule, Initializer::Within(1.0), &shape), &layer[key]);
            let theirs = theirs.as_f64().unwrap();
            assert!(
                (ours - theirs).abs() < 1e-12,
                "{key} of {shape:?}: {ours}, PyTorch has {theirs}"
            );
        }
        let unit = Initializer::Normal { gain: (inputs as f64).sqrt() };
        for (key, rule, within) in [
            ("xavier_normal", Initializer::XavierNormal, 1e-12),
            ("he_normal", Initializer::HeNormal, 1e-12),
            ("lecun_normal", Initializer::Normal { gain: 1.0 }, 1e-12),
            // Our gain is an integral.
            ("leaky_normal", leak, 1e-7),
        ] {
            let (ours, theirs) = (factor(rule, unit, &shape), layer[key].as_f64().unwrap());
            assert!(
                (ours - theirs).abs() < within,
                "{key} of {shape:?}: {ours}, PyTorch has {theirs}"
            );
        }
    }
}

/// ReLU, its leak and the identity have the gains that follow from E[f(z)²]; for tanh, SELU and the
/// logistic function PyTorch has numbers of its own.
#[test]
fn gains_are_pytorchs_where_pytorch_derives_them() {
    let file = file();
    let theirs = |name: &str| file["gains"][name].as_f64().unwrap();
    for (name, f) in [
        ("identity", Activation::Identity),
        ("relu", Activation::Relu),
        ("leaky_relu 0.1", Activation::LeakyRelu { slope: 0.1 }),
    ] {
        assert!((gain(f) - theirs(name)).abs() < 1e-6, "{name}: {}", gain(f));
    }
    assert_eq!((theirs("tanh"), theirs("selu"), theirs("logistic")), (5.0 / 3.0, 0.75, 1.0));
    assert!((gain(Activation::Tanh { beta: 1.0 }) - 1.5925).abs() < 1e-4);
}

/// `nn.Linear` asks for He's rule with a = √5, and gets ±1/√n: where `Dense::random` starts, weights and
/// biases.
#[test]
fn what_pytorch_starts_from_by_default_is_the_common_heuristic() {
    let file = file();
    let theirs = |key: &str| file["default"][key].as_f64().unwrap();
    let bound = 1.0 / theirs("inputs").sqrt();
    for (largest, variance) in
        [("largest_weight", "weight_variance"), ("largest_bias", "bias_variance")]
    {
        assert!((0.999..=1.0).contains(&(theirs(largest) / bound)), "{largest}");
        // Of 20,000 biases the variance deviates by √(0.8/20,000) = 0.6 %.
        assert!((theirs(variance) / (bound * bound / 3.0) - 1.0).abs() < 0.032, "{variance}");
    }
    let ours = Dense::<f64>::random(784, 2000, &mut Streams::new(1).stream("init"));
    let largest = ours.weight.value.iter().fold(0.0, |most: f64, w| most.max(w.abs()));
    assert!((0.999..=1.0).contains(&(largest / bound)));
}

/// Rows at right angles, or columns where there are fewer, of the length of the gain: in PyTorch's
/// matrices and in ours.
#[test]
fn orthogonal_weights_have_pytorchs_products() {
    for theirs in file()["orthogonal"].as_array().unwrap() {
        let (shape, gain) = (our_shape(&theirs["shape"]), theirs["gain"].as_f64().unwrap());
        let rule = Initializer::Orthogonal { gain };
        let w = rule.draw::<f64, _>(&shape[..], &mut Streams::new(1).stream("init"));
        let (rows, columns) = (shape[0], shape[1..].iter().product());
        let w = w.into_shape_with_order((rows, columns)).unwrap();
        let gram = if rows <= columns { w.dot(&w.t()) } else { w.t().dot(&w) };
        for (i, row) in theirs["gram"].as_array().unwrap().iter().enumerate() {
            for (j, theirs) in row.as_array().unwrap().iter().enumerate() {
                assert!((gram[[i, j]] - theirs.as_f64().unwrap()).abs() < 1e-9, "{i}, {j}");
            }
        }
    }
}

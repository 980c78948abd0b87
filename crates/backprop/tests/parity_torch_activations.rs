//! Every activation and its derivative against PyTorch's, from `data/reference/torch_activations.py`,
//! over a grid with 0, ±1e-8 and ±1e4 in it.

mod frozen;

use backprop::{Activation, Dense, Layer, Maxout, Mode, PRelu};
use frozen::{Frozen, array, assert_near, matrix, vector};
use ndarray::{Array1, ArrayD, Axis};
use serde_json::Value;

fn file() -> Value {
    serde_json::from_str(include_str!("../../../data/reference/torch_activations.json")).unwrap()
}

fn activation(name: &str) -> Activation {
    match name {
        "identity" => Activation::Identity,
        "step" => Activation::Step,
        "logistic 1" => Activation::Logistic { beta: 1.0 },
        "logistic 2.5" => Activation::Logistic { beta: 2.5 },
        "tanh 1" => Activation::Tanh { beta: 1.0 },
        "tanh 0.5" => Activation::Tanh { beta: 0.5 },
        "arctan" => Activation::Arctan,
        "relu" => Activation::Relu,
        "leaky_relu 0.1" => Activation::LeakyRelu { slope: 0.1 },
        "leaky_relu 0.01" => Activation::LeakyRelu { slope: 0.01 },
        "elu 1" => Activation::Elu { alpha: 1.0 },
        "elu 0.5" => Activation::Elu { alpha: 0.5 },
        "selu" => Activation::Selu,
        "softplus" => Activation::Softplus,
        unknown => panic!("an activation called {unknown}"),
    }
}

fn curves_agree<F: Frozen>() {
    let file = file();
    let z: Array1<F> = vector(&file["z"]);
    let curves = file["curves"].as_array().unwrap();
    assert_eq!(curves.len(), 14);
    for curve in curves {
        let name = curve["name"].as_str().unwrap();
        let mut f = activation(name);
        let (a, ()) = f.forward(z.view(), &mut Mode::Eval);
        let slope = f.backward(z.view(), a.view(), Array1::ones(z.len()), ());
        assert_near(name, a.view().into_dyn(), &curve[F::KEY]["a"]);
        assert_near(&format!("{name}, slope"), slope.view().into_dyn(), &curve[F::KEY]["slope"]);
    }
}

#[test]
fn every_curve_and_its_slope_are_pytorchs_in_double_precision() {
    curves_agree::<f64>();
}

#[test]
fn every_curve_and_its_slope_are_pytorchs_in_single_precision() {
    curves_agree::<f32>();
}

fn prelu_agrees<F: Frozen>() {
    for case in file()["prelus"].as_array().unwrap() {
        let mut layer = PRelu::<F>::new(vector(&case["alpha"]));
        let z = matrix::<F>(&case["z"]);
        let (a, cache) = layer.forward(z.view(), &mut Mode::Eval);
        let dz = layer.backward(z.view(), a.view(), matrix(&case["da"]), cache);
        let theirs = &case[F::KEY];
        assert_near("PReLU", a.view().into_dyn(), &theirs["a"]);
        assert_near("PReLU, dz", dz.view().into_dyn(), &theirs["dz"]);
        assert_near("PReLU, dα", layer.weight.grad.view().into_dyn(), &theirs["d_alpha"]);
    }
}

#[test]
fn a_learned_slope_has_pytorchs_gradients() {
    prelu_agrees::<f64>();
    prelu_agrees::<f32>();
}

fn maxout_agrees<F: Frozen>() {
    let case = &file()["maxout"];
    let (weights, biases): (ArrayD<F>, ArrayD<F>) = (array(&case["weight"]), array(&case["bias"]));
    let maps = weights.axis_iter(Axis(0)).zip(biases.axis_iter(Axis(0))).map(|(w, b)| {
        let (w, b) = (w.into_dimensionality().unwrap(), b.into_dimensionality().unwrap());
        Dense::new(w.to_owned(), b.to_owned())
    });
    let mut layer = Maxout::new(maps.collect());
    let x = matrix::<F>(&case["x"]);
    let (y, cache) = layer.forward(x.view(), &mut Mode::Eval);
    let dx = layer.backward(x.view(), y.view(), matrix(&case["dy"]), cache);
    let theirs = &case[F::KEY];
    assert_near("maxout", y.view().into_dyn(), &theirs["y"]);
    assert_near("maxout, dx", dx.view().into_dyn(), &theirs["dx"]);
    for (k, map) in layer.maps.iter().enumerate() {
        let gradients = (&theirs["d_weight"][k], &theirs["d_bias"][k]);
        assert_near("maxout, ∂C/∂W", map.weight.grad.view().into_dyn(), gradients.0);
        assert_near("maxout, ∂C/∂b", map.bias.grad.view().into_dyn(), gradients.1);
    }
}

#[test]
fn the_winners_of_maxout_are_pytorchs() {
    maxout_agrees::<f64>();
    maxout_agrees::<f32>();
}

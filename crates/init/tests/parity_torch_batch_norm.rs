//! Batch normalisation against PyTorch's, from `data/reference/torch_batch_norm.py`: three batches in
//! training, among them one with a feature that does not vary and one of two rows, and evaluation after
//! each.

#[path = "../../backprop/tests/frozen/mod.rs"]
mod frozen;

use backprop::{Activation, Dense, Layer, Mode, Params, weights};
use frozen::{Frozen, array, assert_near, matrix, vector};
use init::BatchNorm;
use ndarray::{Array1, Array2, ArrayD, ArrayViewD, Axis, Dimension, Ix2, Ix4, Slice};
use serde_json::Value;
use tensor::Streams;

fn file() -> Value {
    serde_json::from_str(include_str!("../../../data/reference/torch_batch_norm.json")).unwrap()
}

fn first<F: Frozen>(numbers: &Value, features: usize) -> Array1<F> {
    vector(numbers).slice_axis_move(Axis(0), Slice::from(..features))
}

fn agrees<F: Frozen, D: Dimension>(case: &Value) {
    let array = |value: &Value| -> ndarray::Array<F, D> {
        array(value).into_dimensionality().expect("a case has one number of axes")
    };
    let features = array(&case["x"][0]).shape()[D::NDIM.unwrap() - 1];
    let setting = |name: &str| case[name].as_f64().unwrap();
    let mut layer = BatchNorm::new(features).with(setting("momentum"), setting("epsilon")).unwrap();
    layer.weight.value = first(&case["weight"], features);
    layer.bias.value = first(&case["bias"], features);
    let name = case["name"].as_str().unwrap();
    let mut rng = Streams::new(1).stream("mode");
    for (step, theirs) in case[F::KEY]["steps"].as_array().unwrap().iter().enumerate() {
        let (x, dy) = (array(&case["x"][step]), array(&case["dy"][step]));
        layer.zero_grad();
        let (y, cache) = layer.forward(x.view(), &mut Mode::Train(&mut rng));
        let dx = layer.backward(x.view(), y.view(), dy, cache);
        let later = layer.predict(x.view());
        let near = |key: &str, ours: ArrayViewD<F>| {
            assert_near(&format!("{name}, step {step}, {key}"), ours, &theirs[key]);
        };
        near("y", y.view().into_dyn());
        near("dx", dx.view().into_dyn());
        near("later", later.view().into_dyn());
        near("d_weight", layer.weight.grad.view().into_dyn());
        near("d_bias", layer.bias.grad.view().into_dyn());
        near("mean", layer.running_mean.view().into_dyn());
        near("var", layer.running_var.view().into_dyn());
    }
    let (x, dy) = (array(&case["x"][0]), array(&case["dy"][0]));
    let (y, cache) = layer.forward(x.view(), &mut Mode::Eval);
    let dx = layer.backward(x.view(), y.view(), dy, cache);
    let theirs = &case[F::KEY]["dx_in_evaluation"];
    assert_near(&format!("{name}, dx in evaluation"), dx.view().into_dyn(), theirs);
}

fn all_agree<F: Frozen>() {
    let file = file();
    let cases = file["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 4);
    for case in cases {
        let x: ArrayD<f64> = array(&case["x"][0]);
        if x.ndim() == 4 { agrees::<F, Ix4>(case) } else { agrees::<F, Ix2>(case) }
    }
}

#[test]
fn training_and_evaluation_are_pytorchs_in_double_precision() {
    all_agree::<f64>();
}

#[test]
fn training_and_evaluation_are_pytorchs_in_single_precision() {
    all_agree::<f32>();
}

/// Running means are stored beside what is learned, under PyTorch's names.
#[test]
fn a_file_of_pytorch_brings_the_running_means_along() {
    let path =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/reference/torch_batch_norm.safetensors");
    let dense =
        |shape: (usize, usize)| Dense::<f64>::new(Array2::zeros(shape), Array1::zeros(shape.0));
    let net = dense((3, 4)).then(BatchNorm::new(3)).then(Activation::Relu);
    let mut net = net.then(dense((2, 3)));
    weights::load(&mut net, path).unwrap();
    let file = file();
    let y = net.predict(matrix::<f64>(&file["net"]["x"]).view());
    assert_near("the net", y.view().into_dyn(), &file["net"]["y"]);
}

#[test]
fn pytorch_refuses_a_batch_of_one_too() {
    let theirs = file()["one_row"].as_str().unwrap().to_owned();
    assert!(theirs.starts_with("Expected more than 1 value per channel when training"), "{theirs}");
    let train = || {
        let mut rng = Streams::new(1).stream("mode");
        BatchNorm::new(3).forward(Array2::<f64>::zeros((1, 3)).view(), &mut Mode::Train(&mut rng))
    };
    assert!(std::panic::catch_unwind(|| drop(train())).is_err());
}

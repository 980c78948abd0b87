//! Files of weights: what PyTorch saved is read here, and what is saved here is PyTorch's file, byte for
//! byte. Files and answers are frozen by `data/reference/torch_mlp.py`.

mod parity;

use backprop::{Activation, Dense, Error, Layer, Mlp, Path, weights};
use ndarray::{Array2, Ix2};
use parity::Numbers;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use tensor::{Real, Streams};

#[derive(Deserialize)]
struct Frozen {
    nets: Vec<Net>,
}

#[derive(Deserialize)]
struct Net {
    x: Numbers,
    double: Run,
    single: Run,
}

#[derive(Deserialize)]
struct Run {
    steps: Vec<Step>,
    trained: Numbers,
}

#[derive(Deserialize)]
struct Step {
    parameters: BTreeMap<String, Numbers>,
}

/// The last net, which is the one that was saved after its last step.
fn saved() -> Net {
    let text = include_str!("../../../data/reference/torch_mlp.json");
    serde_json::from_str::<Frozen>(text).unwrap().nets.pop().unwrap()
}

const SINGLE: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/reference/torch_mlp.safetensors");
const DOUBLE: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/reference/torch_mlp_double.safetensors");

const TANH: Activation = Activation::Tanh { beta: 1.0 };

/// 5-7-4-3 with other weights than PyTorch's.
fn mlp<F: Real>() -> Mlp<F> {
    let mut rng = Streams::new(1).stream("init");
    let mut net = Mlp::random(&[5, 7, 4, 3], Activation::Relu, Activation::Identity, &mut rng);
    net.activations[1] = TANH;
    net
}

fn chain<F: Real>() -> impl Layer<F, Ix2, Out = Ix2> {
    let mut rng = Streams::new(2).stream("init");
    let mut dense = |inputs, outputs| Dense::random(inputs, outputs, &mut rng);
    dense(5, 7).then(Activation::Relu).then(dense(7, 4)).then(TANH).then(dense(4, 3))
}

/// Loads `file`: the weights are exactly those of the last step, the answers those after it.
#[track_caller]
fn load<F: Real>(file: &str, run: &Run, mut model: impl Layer<F, Ix2, Out = Ix2>) {
    let x: Array2<F> = saved().x.rows();
    weights::load(&mut model, file).unwrap();
    let step = run.steps.last().unwrap();
    let mut arrays = 0;
    model.visit(Path::ROOT, &mut |path, value, _| {
        let exact: Vec<_> =
            step.parameters[&path.to_string()].flat().into_iter().map(F::of).collect();
        assert!(value.iter().eq(&exact), "{path}: {value} here, {exact:?} there");
        arrays += 1;
    });
    assert_eq!(arrays, step.parameters.len());
    run.trained.agree("the answers", &model.predict(x.view()));
}

#[test]
fn a_file_that_pytorch_wrote_is_read_and_answers_as_there() {
    load::<f32>(SINGLE, &saved().single, mlp());
    load::<f32>(SINGLE, &saved().single, chain());
    load::<f64>(DOUBLE, &saved().double, mlp());
    load::<f64>(DOUBLE, &saved().double, chain());
}

/// Names, types, shapes, their order and every number: the whole file.
#[test]
fn a_file_written_here_holds_what_pytorchs_file_holds() {
    let folder = tempfile::tempdir().unwrap();
    let ours = folder.path().join("ours.safetensors");

    let mut single = mlp::<f32>();
    weights::load(&mut single, SINGLE).unwrap();
    weights::save(&single, &ours).unwrap();
    assert_eq!(fs::read(&ours).unwrap(), fs::read(SINGLE).unwrap());

    let mut double = chain::<f64>();
    weights::load(&mut double, DOUBLE).unwrap();
    weights::save(&double, &ours).unwrap();
    assert_eq!(fs::read(&ours).unwrap(), fs::read(DOUBLE).unwrap());
}

/// All six arrays of PyTorch's f32 are named when f64 is asked for.
#[test]
fn a_file_of_the_other_precision_is_refused_with_every_array() {
    let mut net = mlp::<f64>();
    let Err(Error::Unfit { differences, .. }) = weights::load(&mut net, SINGLE) else {
        panic!("it was loaded");
    };
    assert_eq!(differences.len(), 6);
    let first = "0.bias: the file has F32 [7], the model F64 [7]";
    assert_eq!(differences[0].to_string(), first);
    assert_eq!(net, mlp());
}

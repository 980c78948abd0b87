//! A wrong shape is the caller's bug, so the panic names both shapes and the caller's line, through every
//! layer that holds other layers. One test, since the panic hook belongs to the whole process.

use backprop::{Activation, Boxed, Dense, Layer, Mlp, Mode, Path};
use ndarray::{Array1, Array2, ArrayViewD, Ix2};
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex};
use tensor::Streams;

/// The message, the file and the line of the panic in `f`.
fn panic_of(f: impl FnOnce()) -> (String, String, u32) {
    let place = Arc::new(Mutex::new(None));
    let seen = place.clone();
    let hook = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let message = info.payload_as_str().unwrap_or_default().to_owned();
        let at = info.location().expect("every panic has a place");
        *seen.lock().unwrap() = Some((message, at.file().to_owned(), at.line()));
    }));
    let outcome = panic::catch_unwind(AssertUnwindSafe(f));
    panic::set_hook(hook);
    assert!(outcome.is_err(), "nothing panicked");
    place.lock().unwrap().take().unwrap()
}

fn dense() -> Dense<f64> {
    Dense::new(Array2::eye(3), Array1::zeros(3))
}

/// What each method of `layer`, from 3 inputs to 3, says of 4, and whether it names the call's line.
fn every_method<L: Layer<f64, Ix2, Out = Ix2>>(mut layer: L) -> Vec<(String, bool)> {
    let (x, wide) = (Array2::zeros((2, 3)), Array2::zeros((2, 4)));
    let (x, wide) = (x.view(), wide.view());
    let mut see = |_: Path<'_>, _: ArrayViewD<f64>| {};
    let receipt = || layer.forward(x, &mut Mode::Eval).1;
    let (mut one, mut other) = (Some(receipt()), Some(receipt()));
    let layer = &mut layer;
    type Call<'c, L> = &'c mut dyn FnMut(&mut L);
    let calls: [(u32, Call<'_, L>); 5] = [
        (line!(), &mut |layer| drop(layer.forward(wide, &mut Mode::Eval))),
        (line!(), &mut |layer| drop(layer.predict(wide))),
        (line!(), &mut |layer| drop(layer.observe(wide, Path::ROOT, &mut see))),
        (line!(), &mut |layer| drop(layer.backward(x, x, wide.to_owned(), one.take().unwrap()))),
        (line!(), &mut |layer| layer.accumulate(x, x, wide.to_owned(), other.take().unwrap())),
    ];
    let panic_of = |(line, call): (u32, Call<'_, L>)| {
        let (message, file, at) = panic_of(|| call(layer));
        (message, file.ends_with("callers.rs") && at == line)
    };
    calls.into_iter().map(panic_of).collect()
}

#[test]
fn panics_name_both_shapes_and_the_callers_line() {
    let forward = "Dense::forward: x is (2, 4), the weights expect (_, 3)".to_owned();
    let backward = "Dense::backward: x is (2, 3), δ is (2, 4), the weights are (3, 3)".to_owned();
    let said = |named: bool| {
        let mut said = vec![(forward.clone(), named); 3];
        said.extend(vec![(backward.clone(), named); 2]);
        said
    };
    assert_eq!(every_method(dense()), said(true));
    assert_eq!(every_method(dense().then(dense())), said(true));
    assert_eq!(every_method(dense().then(dense().then(dense())).then(dense())), said(true));
    assert_eq!(every_method(vec![dense(), dense()]), said(true));
    assert_eq!(every_method(vec![dense().then(dense()), dense().then(dense())]), said(true));
    let identity = vec![Activation::Identity; 2];
    let mlp = Mlp { layers: vec![dense(), dense()], activations: identity };
    assert_eq!(every_method(mlp.clone().then(dense())), said(true));
    // The shapes, and not the line: its target is looked up while the program runs.
    assert_eq!(every_method(Boxed::new(dense().then(dense()))), said(false));

    let mut rng = Streams::new(1).stream("init");
    let (relu, linear) = (Activation::Relu, Activation::Identity);
    let unlike = Mlp { layers: vec![dense(), Dense::random(2, 3, &mut rng)], ..mlp };
    let mut fitting = Mlp { layers: vec![dense()], activations: vec![relu] };
    let (y, trace) = fitting.forward(Array2::zeros((2, 3)).view(), &mut Mode::Eval);
    let (y, mut trace) = (y.view(), Some(trace));
    let dy = Array2::zeros((2, 4));
    let calls: [(u32, &mut dyn FnMut()); 4] = [
        (line!(), &mut || drop(Dense::new(Array2::<f64>::eye(3), Array1::zeros(2)))),
        (line!(), &mut || drop(Mlp::<f64>::random(&[3], relu, linear, &mut rng))),
        (line!(), &mut || drop(unlike.predict(Array2::zeros((2, 3)).view()))),
        (line!(), &mut || fitting.accumulate(y, y, dy.clone(), trace.take().unwrap())),
    ];
    let messages = [
        "Dense::new: the weights are (3, 3), the biases (2,)",
        "Mlp::random: [3] has no layer, the inputs come first",
        "Mlp: weights of [(3, 3), (3, 2)] do not follow each other",
        "Mlp::backward: ŷ is (2, 3), ∂C/∂ŷ is (2, 4)",
    ];
    for ((line, call), expected) in calls.into_iter().zip(messages) {
        let (message, file, at) = panic_of(call);
        assert_eq!(message, expected);
        assert!(file.ends_with("callers.rs") && at == line, "{file}:{at}, not line {line}");
    }
}

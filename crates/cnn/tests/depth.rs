//! Plain nets, nets with ways around, and a classifier halfway, on small digits.

use backprop::{
    Activation, Batches, Boxed, Dense, Layer, Loss, Mode, Params, SoftmaxCrossEntropy, descend,
};
use cnn::arch::{Auxiliary, Residual};
use cnn::{Conv2d, Flatten, GlobalAverage, Window};
use init::{BatchNorm, Initializer};
use ndarray::{Array1, Array2, Array4, ArrayView4, Axis, Ix2, Ix4, s};
use tensor::Streams;

fn digits() -> (Array4<f64>, Array1<usize>) {
    let digits = datasets::digits();
    let x = digits.flat().into_shape_with_order((1797, 8, 8, 1)).unwrap();
    (x, digits.labels.mapv(usize::from))
}

/// The mean cost of the last of four epochs of 300 digits.
fn cost(layers: usize, around: bool, seed: u64) -> f64 {
    let (mut rng, (x, y)) = (Streams::new(seed).stream("net"), digits());
    let same = Window::new(3).same();
    let stem = Conv2d::random(1, 8, same.stride(2), &mut rng).then(Activation::Relu);
    let mut block = || -> Boxed<f64, Ix4, Ix4> {
        let mut layer = || Conv2d::random(8, 8, same, &mut rng).then(BatchNorm::new(8));
        let two = layer().then(Activation::Relu).then(layer());
        match around {
            true => Boxed::new(Residual::new(two).then(Activation::Relu)),
            false => Boxed::new(two.then(Activation::Relu)),
        }
    };
    let blocks: Vec<_> = (0..layers / 2 - 1).map(|_| block()).collect();
    let mut net = stem.then(blocks).then(GlobalAverage).then(Dense::random(8, 10, &mut rng));
    Initializer::HeNormal.initialize(&mut net, &mut rng);
    let (mut batches, mut sum) = (Batches::new(300, 50).unwrap(), 0.0);
    for _epoch in 0..4 {
        sum = 0.0;
        for rows in batches.epoch(&mut rng) {
            let (x, y) = (x.select(Axis(0), rows), y.select(Axis(0), rows).to_vec());
            let (z, receipt) = net.forward(x.view(), &mut Mode::Train(&mut rng));
            let (cost, delta) = SoftmaxCrossEntropy.loss(z.view(), &y);
            net.accumulate(x.view(), z.view(), delta, receipt);
            descend(&mut net, 0.1);
            sum += cost;
        }
    }
    sum / 6.0
}

/// 8 and 32 layers, two seeds: plain the deeper net costs more. With ways around it costs less than that with
/// 8 layers, and less than six tenths of the shallow plain one.
#[test]
fn deeper_plain_nets_cost_more_on_what_they_learn_and_nets_with_ways_around_less() {
    for seed in [1, 2] {
        let [shallow, deep] = [8, 32].map(|layers| cost(layers, false, seed));
        assert!(deep > shallow + 0.1, "seed {seed}: {shallow} with 8 layers, {deep} with 32");
        let [few, around] = [8, 32].map(|layers| cost(layers, true, seed));
        assert!(around < 0.6 * shallow, "seed {seed}: {shallow} plain with 8, {around} with 32");
        assert!(around < few - 0.1, "seed {seed}: around {few} with 8 layers, {around} with 32");
    }
}

/// (1 + 0.3)(1 − 2) = 1 + 0.3 − 2 − 0.6.
#[test]
fn two_blocks_are_four_paths() {
    let block =
        |slope: f64| Residual::new(Dense::new(Array2::from_elem((1, 1), slope), Array1::zeros(1)));
    let (f1, f2) = (0.3, -2.0);
    let mut net = block(f1).then(block(f2));
    let x = Array2::from_elem((1, 1), 5.0);
    let (y, receipt) = net.forward(x.view(), &mut Mode::Eval);
    let slope = net.backward(x.view(), y.view(), Array2::ones((1, 1)), receipt)[[0, 0]];
    assert!((slope - (1.0 + f1 + f2 + f2 * f1)).abs() < 1e-15, "{slope}");
    assert!((y[[0, 0]] - 5.0 * slope).abs() < 1e-14);
}

fn side_cost(
    trunk: &impl Layer<f64, Ix4, Out = Ix4>,
    side: &impl Layer<f64, Ix4, Out = Ix2>,
    x: ArrayView4<f64>,
    y: &[usize],
) -> f64 {
    SoftmaxCrossEntropy.loss(side.predict(trunk.predict(x).view()).view(), y).0
}

/// A few steps with share 0.3 lower the side's cost; with −0.03, as the notes have it, they raise it.
#[test]
fn a_negative_share_drives_the_side_away() {
    let (x, y) = digits();
    let (x, y) = (x.slice(s![..100, .., .., ..]), y.slice(s![..100]).to_vec());
    for (share, better) in [(0.3, true), (-0.03, false)] {
        let mut rng = Streams::new(1).stream("net");
        let trunk = Conv2d::random(1, 4, Window::new(3), &mut rng).then(Activation::Relu);
        let main = Flatten.then(Dense::random(144, 10, &mut rng));
        let side = GlobalAverage.then(Dense::random(4, 10, &mut rng));
        let mut net = Auxiliary { trunk, main, side, share };
        // The main classifier is stuck, so that what changes the side is the side's share alone.
        net.main.visit_mut(backprop::Path::ROOT, &mut |_, mut value, _| value.fill(0.0));
        let before = side_cost(&net.trunk, &net.side, x, &y);
        for _step in 0..5 {
            net.accumulate(x, &y[..], &SoftmaxCrossEntropy, &mut Mode::Eval);
            net.main.zero_grad();
            descend(&mut net, 0.1);
        }
        let after = side_cost(&net.trunk, &net.side, x, &y);
        assert_eq!(after < before, better, "share {share}: {before}, then {after}");
    }
}

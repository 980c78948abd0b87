//! A dense net reads 8 × 8 digits as they are, and with their pixels shuffled; seed 1.

use backprop::{Activation, Batches, Layer, Loss, Mlp, Mode, SoftmaxCrossEntropy, argmax, descend};
use ndarray::{Array2, Axis, s};
use ndarray_rand::rand::seq::SliceRandom;
use tensor::Streams;

/// Ten epochs on the first 1,300 digits, in batches of 20 with the rate 0.2; then what it says of the rest.
fn learn(mut net: Mlp<f64>, x: &Array2<f64>, y: &[usize]) -> Array2<f64> {
    let mut batches = Batches::new(1300, 20).unwrap();
    let mut order = Streams::new(1).stream("rows");
    for _ in 0..10 {
        for rows in batches.epoch(&mut order) {
            let (x, y) = (x.select(Axis(0), rows), rows.iter().map(|&row| y[row]));
            let (y_hat, trace) = net.forward(x.view(), &mut Mode::Eval);
            let (_, delta) = SoftmaxCrossEntropy.loss(y_hat.view(), &y.collect::<Vec<_>>());
            net.accumulate(x.view(), y_hat.view(), delta, trace);
            descend(&mut net, 0.2);
        }
    }
    net.predict(x.slice(s![1300.., ..]))
}

fn main() {
    let (x, y) = (datasets::digits().flat::<f64>(), datasets::digits().labels.mapv(usize::from));
    let (y, streams) = (y.to_vec(), Streams::new(1));
    let relu = Activation::Relu;
    let net = Mlp::random(&[64, 30, 10], relu, Activation::Identity, &mut streams.stream("init"));
    let mut pixels: Vec<usize> = (0..64).collect();
    pixels.shuffle(&mut streams.stream("pixels"));
    let mut along = net.clone();
    along.layers[0].weight.value = net.layers[0].weight.value.select(Axis(1), &pixels);
    let (plain, shuffled) = (learn(net, &x, &y), learn(along, &x.select(Axis(1), &pixels), &y));
    for (name, scores) in [("as they are", &plain), ("shuffled", &shuffled)] {
        let read = argmax(scores.view()).iter().zip(&y[1300..]).filter(|(a, b)| a == b).count();
        println!("{name:<12}{read} of 497 new digits read");
    }
    let apart = (&plain - &shuffled).iter().fold(0.0, |most: f64, d| most.max(d.abs()));
    println!("largest difference of two outputs {}", if apart < 1e-8 { "< 1e-8" } else { "large" });
}

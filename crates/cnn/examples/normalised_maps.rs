//! A small net on 1,300 digits, batches of 32, seed 1, with and without batch normalisation of its maps.

use backprop::{Activation, Batches, Boxed, Dense, Layer, Loss, Mode, Params};
use backprop::{SoftmaxCrossEntropy, argmax, descend};
use cnn::{Conv2d, Flatten, MaxPool, Window};
use ndarray::{Array4, Axis, Ix4, s};
use tensor::Streams;

fn run(name: &str, normalised: bool, rate: f64) {
    let (mut rng, digits) = (Streams::new(1).stream("net"), datasets::digits());
    let x: Array4<f64> = digits.flat().into_shape_with_order((1797, 8, 8, 1)).unwrap();
    let y = digits.labels.mapv(usize::from).to_vec();
    let mut conv = |channels, maps| Conv2d::random(channels, maps, Window::new(3).same(), &mut rng);
    let mut linear = |channels, maps| match (normalised, conv(channels, maps)) {
        (true, conv) => Boxed::<f64, Ix4, Ix4>::new(conv.then(init::BatchNorm::new(maps))),
        (false, conv) => Boxed::new(conv),
    };
    let mut block = |channels, maps| linear(channels, maps).then(Activation::Relu);
    let features = block(1, 8).then(MaxPool::new(2)).then(block(8, 16)).then(MaxPool::new(2));
    let mut net = features.then(Flatten).then(Dense::random(64, 10, &mut rng));
    print!("rate {rate:<5} {name:<11}{} parameters, read", net.parameters());
    for _ in 0..4 {
        for rows in Batches::new(1300, 32).unwrap().epoch(&mut rng) {
            let (x, y) = (x.select(Axis(0), rows), rows.iter().map(|&row| y[row]));
            let (z, receipt) = net.forward(x.view(), &mut Mode::Train(&mut rng));
            let (_, delta) = SoftmaxCrossEntropy.loss(z.view(), &y.collect::<Vec<_>>());
            net.accumulate(x.view(), z.view(), delta, receipt);
            descend(&mut net, rate);
        }
        let answers = argmax(net.predict(x.slice(s![1300.., .., .., ..])).view());
        let right = answers.iter().zip(&y[1300..]).filter(|(a, y)| a == y).count();
        print!("{:>6.2}", right as f64 / 497.0);
    }
    println!();
}

fn main() {
    for rate in [0.01, 0.1] {
        run("plain", false, rate);
        run("normalised", true, rate);
    }
}

//! How large has a batch to be? 64-100-100-10 with ReLU, an epoch of 1,296 digits at rate 0.1, seed 1.

use backprop::{Activation, Batches, Boxed, Dense, Layer, Loss, Mode};
use backprop::{SoftmaxCrossEntropy, argmax, descend};
use init::{BatchNorm, Initializer};
use ndarray::{Axis, Ix2, s};
use tensor::Streams;

/// The share of 497 new digits that is read after an epoch in batches of `size`.
fn right(size: usize, normalised: bool) -> f64 {
    let digits = datasets::digits();
    let (x, y) = (digits.flat::<f64>(), digits.labels.mapv(usize::from).to_vec());
    let (mut rng, f) = (Streams::new(1).stream("net"), Activation::Relu);
    let mut order = Streams::new(1).stream("order");
    let mut net: Vec<Boxed<f64, Ix2, Ix2>> = Vec::new();
    for inputs in [64, 100] {
        let dense = Dense::random(inputs, 100, &mut rng);
        net.push(match normalised {
            true => Boxed::new(dense.then(BatchNorm::new(100)).then(f)),
            false => Boxed::new(dense.then(f)),
        });
    }
    net.push(Boxed::new(Dense::random(100, 10, &mut rng)));
    Initializer::HeNormal.initialize(&mut net, &mut rng);
    let mut batches = Batches::new(1296, size).expect("neither is 0");
    for rows in batches.epoch(&mut order) {
        let (x, y) = (x.select(Axis(0), rows), rows.iter().map(|&row| y[row]));
        let (z, cache) = net.forward(x.view(), &mut Mode::Train(&mut rng));
        let (_, delta) = SoftmaxCrossEntropy.loss(z.view(), &y.collect::<Vec<_>>());
        net.accumulate(x.view(), z.view(), delta, cache);
        descend(&mut net, 0.1);
    }
    let answers = argmax(net.predict(x.slice(s![1300.., ..])).view());
    answers.iter().zip(&y[1300..]).filter(|(a, y)| a == y).count() as f64 / 497.0
}

fn main() {
    println!("batch   without   normalised   (share of new digits read)");
    for size in [4, 8, 16, 32, 144, 432] {
        println!("{size:>5} {:>9.2} {:>12.2}", right(size, false), right(size, true));
    }
}

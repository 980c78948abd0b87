//! 64-100-100-10 learns 1,300 digits in batches of 32, rate 0.1, seed 1: not normalised, and normalised
//! before or after the activation. The share of 497 new digits read after each of five epochs.

use backprop::{Activation, Batches, Boxed, Dense, Layer, Loss, Mode};
use backprop::{SoftmaxCrossEntropy, argmax, descend};
use init::BatchNorm;
use ndarray::{Axis, Ix2, s};
use tensor::Streams;

fn run(f: Activation, place: &str) -> String {
    let (mut rng, digits) = (Streams::new(1).stream("net"), datasets::digits());
    let (x, y) = (digits.flat::<f64>(), digits.labels.mapv(usize::from).to_vec());
    let mut layer = |inputs| -> Boxed<f64, Ix2, Ix2> {
        let dense = Dense::random(inputs, 100, &mut rng);
        match place {
            "before f" => Boxed::new(dense.then(BatchNorm::new(100)).then(f)),
            "after f" => Boxed::new(dense.then(f).then(BatchNorm::new(100))),
            _ => Boxed::new(dense.then(f)),
        }
    };
    let mut net = vec![layer(64), layer(100)].then(Dense::random(100, 10, &mut rng));
    let epochs = (1..=5).map(|_| {
        for rows in Batches::new(1300, 32).expect("neither is 0").epoch(&mut rng) {
            let (x, y) = (x.select(Axis(0), rows), rows.iter().map(|&row| y[row]));
            let (z, cache) = net.forward(x.view(), &mut Mode::Train(&mut rng));
            let (_, delta) = SoftmaxCrossEntropy.loss(z.view(), &y.collect::<Vec<_>>());
            net.accumulate(x.view(), z.view(), delta, cache);
            descend(&mut net, 0.1);
        }
        let answers = argmax(net.predict(x.slice(s![1300.., ..])).view());
        let right = answers.iter().zip(&y[1300..]).filter(|(a, y)| a == y).count();
        format!("{:>6.2}", right as f64 / 497.0)
    });
    epochs.collect()
}

fn main() {
    for place in ["without", "before f", "after f"] {
        println!("logistic  {place:<9}{}", run(Activation::Logistic { beta: 1.0 }, place));
        println!("tanh      {place:<9}{}", run(Activation::Tanh { beta: 1.0 }, place));
        println!("ReLU      {place:<9}{}", run(Activation::Relu, place));
    }
}

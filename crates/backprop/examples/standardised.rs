//! 178 wines as they were measured, and with columns of mean 0 and deviation 1: 13-8-3, 300 steps, seed 1.

use backprop::{Activation, Layer, Loss, Mlp, Mode, SoftmaxCrossEntropy, argmax, descend};
use ndarray::{Array2, Axis};
use tensor::Streams;

fn train(name: &str, x: &Array2<f64>, y: &[usize], eta: f64) {
    let tanh = Activation::Tanh { beta: 1.0 };
    let mut init = Streams::new(1).stream("init");
    let mut net = Mlp::random(&[13, 8, 3], tanh, Activation::Identity, &mut init);
    let mut last = 0.0;
    for _ in 0..300 {
        let (z, trace) = net.forward(x.view(), &mut Mode::Eval);
        let (cost, delta) = SoftmaxCrossEntropy.loss(z.view(), y);
        net.accumulate(x.view(), z.view(), delta, trace);
        descend(&mut net, eta);
        last = cost;
    }
    let answers = argmax(net.predict(x.view()).view());
    let right = answers.iter().zip(y).filter(|(answer, class)| answer == class).count();
    println!("{name:<13} {eta:>5} {last:>8.3} {right:>7}");
}

fn main() {
    let wines = datasets::wine();
    let (mut x, y) = (wines.x, wines.labels.to_vec());
    println!("columns         rate     cost   right");
    for eta in [0.01, 0.1, 1.0] {
        train("as measured", &x, &y, eta);
    }
    x -= &x.mean_axis(Axis(0)).expect("there are wines");
    x /= &x.std_axis(Axis(0), 0.0);
    for eta in [0.01, 0.1, 1.0] {
        train("standardised", &x, &y, eta);
    }
}

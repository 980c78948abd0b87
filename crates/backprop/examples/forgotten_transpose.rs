//! 64-30-30-10 on 1,797 digits, once with the matrix 30-30 turned on the way back: seed 1.

use backprop::{Activation, Batches, Layer, Loss, Mlp, Mode, SoftmaxCrossEntropy, argmax, descend};
use ndarray::{Axis, s};
use tensor::Streams;

fn shares(turned: bool) -> Vec<f64> {
    let (streams, set) = (Streams::new(1), datasets::digits());
    let (x, y) = (set.flat::<f64>(), set.labels.mapv(usize::from));
    let (tanh, linear) = (Activation::Tanh { beta: 1.0 }, Activation::Identity);
    let mut net = Mlp::random(&[64, 30, 30, 10], tanh, linear, &mut streams.stream("init"));
    let (mut batches, mut order) = (Batches::new(1200, 30).unwrap(), streams.stream("shuffle"));
    let epoch = |_| {
        for rows in batches.epoch(&mut order) {
            let (x, y) = (x.select(Axis(0), rows), y.select(Axis(0), rows).to_vec());
            let (z, trace) = net.forward(x.view(), &mut Mode::Eval);
            let (_, delta) = SoftmaxCrossEntropy.loss(z.view(), &y);
            if turned {
                net.layers[1].weight.value.swap_axes(0, 1);
            }
            net.accumulate(x.view(), z.view(), delta, trace);
            if turned {
                net.layers[1].weight.value.swap_axes(0, 1);
            }
            descend(&mut net, 0.1);
        }
        let answers = argmax(net.predict(x.slice(s![1200.., ..])).view());
        let right = answers.iter().zip(y.iter().skip(1200)).filter(|(a, y)| a == y).count();
        100.0 * right as f64 / answers.len() as f64
    };
    (0..50).map(epoch).collect()
}

fn main() {
    let (one, other) = (shares(false), shares(true));
    println!("epoch   one net   the other");
    for epoch in [1, 2, 5, 10, 20, 50] {
        println!("{epoch:>5} {:>7.1} % {:>9.1} %", one[epoch - 1], other[epoch - 1]);
    }
}

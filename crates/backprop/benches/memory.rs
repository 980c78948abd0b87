//! What an epoch of 784-100-10 on 2,000 digits allocates, and what is left of it afterwards.

#[path = "../tests/counting/mod.rs"]
mod counting;

use backprop::{Activation, Batches, Layer, Loss, Mlp, Mode, SoftmaxCrossEntropy, descend};
use counting::{Count, count, reset};
use datasets::generated_digits;
use ndarray::Axis;
use tensor::Streams;

fn main() {
    tensor::prepare();
    let streams = Streams::new(1);
    let set = generated_digits(2000, &mut streams.stream("train"));
    let (x, y) = (set.flat::<f32>(), set.labels.mapv(usize::from));
    let (relu, linear) = (Activation::Relu, Activation::Identity);
    let mut net = Mlp::random(&[784, 100, 10], relu, linear, &mut streams.stream("init"));
    let batches = Batches::new(y.len(), 50).expect("both numbers are above 0");
    let (mut batches, mut order) = (batches, streams.stream("shuffle"));
    println!("epoch   allocations   held after it (KB)   held at its peak (KB)");
    for epoch in 1..=20 {
        reset();
        for rows in batches.epoch(&mut order) {
            let (x, y) = (x.select(Axis(0), rows), y.select(Axis(0), rows).to_vec());
            let (z, trace) = net.forward(x.view(), &mut Mode::Eval);
            let (_, delta) = SoftmaxCrossEntropy.loss(z.view(), &y);
            net.accumulate(x.view(), z.view(), delta, trace);
            descend(&mut net, 0.2);
        }
        let Count { held, peak, allocations } = count();
        if [1, 2, 5, 10, 20].contains(&epoch) {
            println!("{epoch:>5} {allocations:>13} {:>20} {:>23}", held / 1000, peak / 1000);
        }
    }
}

//! Training holds no more memory after many epochs than after one.

mod counting;

use backprop::{Activation, Batches, Layer, Loss, Mlp, Mode, SoftmaxCrossEntropy, descend};
use counting::{Count, count, reset};
use datasets::digits;
use ndarray::Axis;
use tensor::Streams;

#[test]
fn the_count_sees_what_is_held_and_what_was() {
    reset();
    let before = count().held;
    let kept = vec![0_u8; 1000];
    drop(vec![0_u8; 5000]);
    let Count { held, peak, allocations } = count();
    assert_eq!((held - before, peak - before, allocations), (1000, 6000, 2));
    drop(kept);
    assert_eq!(count().held, before);
}

/// The second epoch holds what the first held, at its end and at its peak, and so do all to the tenth.
#[test]
fn every_epoch_takes_the_memory_of_the_first() {
    let set = digits();
    let (x, y) = (set.flat::<f32>(), set.labels.mapv(usize::from));
    let streams = Streams::new(1);
    let (relu, linear) = (Activation::Relu, Activation::Identity);
    let mut net = Mlp::random(&[64, 30, 10], relu, linear, &mut streams.stream("init"));
    let (mut batches, mut order) = (Batches::new(y.len(), 50).unwrap(), streams.stream("shuffle"));
    let mut epochs = (0..10).map(|_| {
        reset();
        for rows in batches.epoch(&mut order) {
            let (x, y) = (x.select(Axis(0), rows), y.select(Axis(0), rows).to_vec());
            let (z, trace) = net.forward(x.view(), &mut Mode::Eval);
            let (_, delta) = SoftmaxCrossEntropy.loss(z.view(), &y);
            net.accumulate(x.view(), z.view(), delta, trace);
            descend(&mut net, 0.2);
        }
        count()
    });
    let first = epochs.next().unwrap();
    assert!(epochs.all(|epoch| epoch == first));
}

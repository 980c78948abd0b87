//! What the loop allocates: as often as the same steps written by hand, and no more.

#[path = "../../backprop/tests/counting/mod.rs"]
mod counting;

use backprop::{Activation, Batches, Layer, Loss, Mlp, Mode, SoftmaxCrossEntropy};
use counting::{count, reset};
use datasets::digits;
use ndarray::{Array1, Array2, Axis};
use optimizers::{Adam, Descent, Optimizer};
use tensor::Streams;
use training::{Plan, Set, Trainer};

const PLAN: Plan = Plan { epochs: 3, batch: 50, seed: 1 };

fn net() -> Mlp<f32> {
    let (relu, linear) = (Activation::Relu, Activation::Identity);
    Mlp::random(&[64, 30, 10], relu, linear, &mut Streams::new(1).stream("init"))
}

fn adam() -> Descent<f32, Adam, 2> {
    Descent::new(Adam::default()).unwrap()
}

/// Allocations of three epochs in the loop of the crate.
fn in_the_loop(x: &Array2<f32>, y: &Array1<usize>) -> usize {
    let y = y.as_slice().unwrap();
    let mut trainer = Trainer::new(net(), SoftmaxCrossEntropy, adam(), PLAN);
    reset();
    trainer.fit(&Set::new(x.view(), y), &mut []).unwrap();
    count().allocations
}

/// Those of the same epochs by hand, up to the same weights.
fn by_hand(x: &Array2<f32>, y: &Array1<usize>) -> usize {
    let (mut net, mut adam) = (net(), adam());
    let mut order = Streams::new(1).stream("shuffle");
    let mut noise = Streams::new(1).stream("noise");
    reset();
    let mut batches = Batches::new(y.len(), PLAN.batch).unwrap();
    for _ in 0..PLAN.epochs {
        for rows in batches.epoch(&mut order) {
            let x = x.select(Axis(0), rows);
            let y: Vec<usize> = rows.iter().map(|&row| y[row]).collect();
            let (z, trace) = net.forward(x.view(), &mut Mode::Train(&mut noise));
            let (_, delta) = SoftmaxCrossEntropy.loss(z.view(), &y);
            net.accumulate(x.view(), z.view(), delta, trace);
            adam.step(&mut net);
        }
    }
    count().allocations
}

/// One allocation a step is the classes that were answered, for the accuracy.
#[test]
fn the_loop_allocates_what_its_steps_allocate() {
    let set = digits();
    let (x, y) = (set.flat::<f32>(), set.labels.mapv(usize::from));
    let steps = PLAN.epochs * y.len().div_ceil(PLAN.batch);
    let (looped, by_hand) = (in_the_loop(&x, &y), by_hand(&x, &y));
    assert!(looped <= by_hand + steps + 10, "{looped}, by hand {by_hand} in {steps} steps");
}

//! Nets of 8 and of 20 layers with weights learn 300 digits for 4 epochs, in batches of 50, rate 0.1, seed 1:
//! plain, and with a way around every two layers. The mean cost of the batches of the last epoch.

use backprop::{Activation, Batches, Boxed, Dense, Layer, Loss, Mode};
use backprop::{SoftmaxCrossEntropy, descend};
use cnn::{Conv2d, GlobalAverage, Window, arch::Residual};
use init::{BatchNorm, Initializer};
use ndarray::{Axis, Ix4};

fn cost(layers: usize, around: bool) -> f64 {
    let (mut rng, digits) = (tensor::Streams::new(1).stream("net"), datasets::digits());
    let x = digits.flat::<f64>().into_shape_with_order((1797, 8, 8, 1)).expect("8 × 8 pixels");
    let (y, same) = (digits.labels.mapv(usize::from), Window::new(3).same());
    let stem = Conv2d::random(1, 8, same.stride(2), &mut rng).then(Activation::Relu);
    let mut layer = || Conv2d::random(8, 8, same, &mut rng).then(BatchNorm::new(8));
    let mut block = || match (around, layer().then(Activation::Relu).then(layer())) {
        (true, two) => Boxed::<f64, Ix4, Ix4>::new(Residual::new(two).then(Activation::Relu)),
        (false, two) => Boxed::new(two.then(Activation::Relu)),
    };
    let blocks: Vec<_> = (0..layers / 2 - 1).map(|_| block()).collect();
    let mut net = stem.then(blocks).then(GlobalAverage).then(Dense::random(8, 10, &mut rng));
    Initializer::HeNormal.initialize(&mut net, &mut rng);
    let (mut batches, mut sum) = (Batches::new(300, 50).expect("neither is 0"), 0.0);
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

fn main() {
    for layers in [8, 20] {
        let [plain, around] = [false, true].map(|around| cost(layers, around));
        println!("{layers:>2} layers   plain {plain:.2}   with ways around {around:.2}");
    }
}

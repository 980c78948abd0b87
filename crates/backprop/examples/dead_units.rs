//! One step that is too large, then 500 good ones: what becomes of ReLU and of leaky units. Seed 1.

use backprop::{Activation, Dense, Layer, Loss, Mode, SoftmaxCrossEntropy};
use backprop::{argmax, dead_fraction, descend};
use datasets::digits;
use ndarray::Axis;
use tensor::Streams;

fn main() {
    let digits = digits();
    let pixels = digits.flat::<f64>();
    let labels: Vec<usize> = digits.labels.iter().map(|label| usize::from(*label)).collect();
    let (test, x) = pixels.view().split_at(Axis(0), 900);
    println!("units   first rate   dead after it   dead at the end   correct");
    for (name, f) in [("ReLU", Activation::Relu), ("leaky", Activation::LeakyRelu { slope: 0.1 })] {
        for first in [0.5, 100.0, 300.0] {
            let mut rng = Streams::new(1).stream("init");
            let hidden = Dense::random(64, 50, &mut rng).then(f);
            let mut net = hidden.then(Dense::random(50, 10, &mut rng));
            let mut dead = Vec::new();
            for step in 0..=500 {
                let (z, receipt) = net.forward(x, &mut Mode::Eval);
                let (_, dz) = SoftmaxCrossEntropy.loss(z.view(), &labels[900..]);
                net.accumulate(x, z.view(), dz, receipt);
                descend(&mut net, if step == 0 { first } else { 0.5 });
                dead.push(100.0 * dead_fraction(net.first.predict(x).view()));
            }
            let answers = argmax(net.predict(test).view());
            let right = answers.iter().zip(&labels[..900]).filter(|(a, b)| a == b).count();
            let (right, last) = (right as f64 / 9.0, dead[500]);
            println!("{name:6} {first:11} {:13.0} % {last:15.0} % {right:7.0} %", dead[0]);
        }
    }
}

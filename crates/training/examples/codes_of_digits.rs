//! Digits read by a net of 30 hidden neurons whose outputs spell the digit in four ways (seeds 1 to 3).

use backprop::{Activation, Layer, LogisticCrossEntropy, Loss, Mlp, SoftmaxCrossEntropy, argmax};
use ndarray::{Array2, s};
use optimizers::{Adam, Descent};
use tensor::Streams;
use training::{LabelCode, Plan, Set, Targets, Trainer};

/// Net inputs of so many outputs for new digits, (797, outputs), after learning `y`.
fn z<L: Loss<f64, Target: Targets>>(y: &L::Target, n: usize, cost: L, seed: u64) -> Array2<f64> {
    let (x, mut rng): (Array2<f64>, _) =
        (datasets::digits().flat(), Streams::new(seed).stream("init"));
    let net = Mlp::random(&[64, 30, n], Activation::Relu, Activation::Identity, &mut rng);
    let adam = Adam { learning_rate: 0.01, ..Adam::default() };
    let adam: Descent<f64, _, 2> = Descent::new(adam).unwrap();
    let mut trainer = Trainer::new(net, cost, adam, Plan { epochs: 15, batch: 32, seed });
    trainer.fit(&Set::new(x.slice(s![..1000, ..]), y), &mut []).unwrap();
    trainer.model.predict(x.slice(s![1000.., ..]))
}

fn main() {
    let labels = datasets::digits().labels.mapv(usize::from).to_vec();
    let (known, new) = labels.split_at(1000);
    let count = |said: Vec<usize>| said.iter().zip(new).filter(|(a, b)| a == b).count();
    let seeds = [1, 2, 3];
    println!("outputs                  right of 797, in three runs");
    let right = seeds.map(|seed| count(argmax(z(known, 10, SoftmaxCrossEntropy, seed).view())));
    println!("10 softmax               {right:?}");
    for code in [LabelCode::OneHot, LabelCode::Binary, LabelCode::Thermometer] {
        let (n, y) = (code.outputs(10), code.encode(known, 10));
        let right = seeds.map(|seed| {
            let z = z(&*y, n, LogisticCrossEntropy, seed);
            count(code.decode(Activation::Logistic { beta: 1.0 }.predict(z.view()).view(), 10))
        });
        println!("{:<24} {right:?}", format!("{n:>2} logistic, {code:?}"));
    }
}

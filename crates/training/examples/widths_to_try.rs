//! Digits of 8 × 8 pixels: nets of several widths, the two rules of thumb among them (seeds 1 to 3).

use backprop::{Activation, Layer, Mlp, Params, SoftmaxCrossEntropy};
use ndarray::{Array2, s};
use optimizers::{Adam, Descent};
use tensor::Streams;
use training::{Plan, Set, Targets, Trainer, arithmetic_width, geometric_width};

fn main() {
    println!(
        "arithmetic: {:.1}\ngeometric: {:.1}\n",
        arithmetic_width(64, 10),
        geometric_width(64, 10)
    );
    let digits = datasets::digits();
    let (x, y): (Array2<f64>, _) = (digits.flat(), digits.labels.mapv(usize::from).to_vec());
    println!("hidden   parameters   right of 1000 learned     right of 797 new");
    for hidden in [2, 5, 10, 25, 37, 100] {
        let nets = [1, 2, 3].map(|seed| {
            let (relu, mut rng) = (Activation::Relu, Streams::new(seed).stream("init"));
            let net = Mlp::random(&[64, hidden, 10], relu, Activation::Identity, &mut rng);
            let adam = Adam { learning_rate: 0.01, ..Adam::default() };
            let adam: Descent<f64, _, 2> = Descent::new(adam).unwrap();
            let plan = Plan { epochs: 15, batch: 32, seed };
            let mut trainer = Trainer::new(net, SoftmaxCrossEntropy, adam, plan);
            trainer.fit(&Set::new(x.slice(s![..1000, ..]), &y[..1000]), &mut []).unwrap();
            trainer.model
        });
        let right = |from: usize, to: usize| {
            let x = x.slice(s![from..to, ..]);
            let hits = |net: &Mlp<f64>| y[from..to].hits(net.predict(x).view()).unwrap();
            let [a, b, c] = nets.each_ref().map(hits);
            format!("{a:>6} {b:>6} {c:>6}")
        };
        let (learned, new) = (right(0, 1000), right(1000, 1797));
        println!("{hidden:>6} {:>12} {learned} {new}", nets[0].parameters());
    }
}

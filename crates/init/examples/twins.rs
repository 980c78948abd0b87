//! A net for digits that starts with equal weights, one with drawn weights, and one with one neuron.

use backprop::{Activation, Batches, Layer, Loss, Mlp, Mode, SoftmaxCrossEntropy, argmax, descend};
use init::Initializer;
use ndarray::{Axis, s};
use tensor::Streams;

fn main() {
    let digits = datasets::digits();
    let (x, y) = (digits.flat::<f64>(), digits.labels.mapv(usize::from).to_vec());
    println!("1,797 digits, tanh, 20 epochs in batches of 32, rate 0.1, seed 1\n");
    println!("neurons  start            cost before   cost after   right   apart");
    let (equal, drawn) = (Initializer::Constant, Initializer::XavierNormal);
    for (neurons, start) in [(20, equal(0.0)), (20, equal(0.05)), (1, drawn), (20, drawn)] {
        let (mut rng, tanh) = (Streams::new(1).stream("init"), Activation::Tanh { beta: 1.0 });
        let mut net = Mlp::random(&[64, neurons, 10], tanh, Activation::Identity, &mut rng);
        start.initialize(&mut net, &mut rng);
        let cost = |net: &Mlp<f64>| SoftmaxCrossEntropy.loss(net.predict(x.view()).view(), &y).0;
        let before = cost(&net);
        let mut batches = Batches::new(y.len(), 32).unwrap();
        for _ in 0..20 {
            for rows in batches.epoch(&mut rng) {
                let y: Vec<_> = rows.iter().map(|&row| y[row]).collect();
                let x = x.select(Axis(0), rows);
                let (y_hat, trace) = net.forward(x.view(), &mut Mode::Eval);
                let (_, delta) = SoftmaxCrossEntropy.loss(y_hat.view(), &y);
                net.accumulate(x.view(), y_hat.view(), delta, trace);
                descend(&mut net, 0.1);
            }
        }
        let right =
            argmax(net.predict(x.view()).view()).iter().zip(&y).filter(|(a, y)| a == y).count();
        let (w, after) = (&net.layers[0].weight.value, cost(&net));
        let apart = (w - &w.slice(s![..1, ..])).iter().fold(0.0, |most: f64, d| most.max(d.abs()));
        let apart = if apart < 1e-8 { "< 1e-8".into() } else { format!("{apart:.2}") };
        let start = format!("{start:?}");
        println!("{neurons:>7}  {start:<15} {before:>12.4} {after:>12.4} {right:>7}   {apart}");
    }
}

//! A normalised net that has learned 1,300 digits in ten epochs, seed 1, evaluated rightly and wrongly.

use backprop::{Activation, Batches, Dense, Layer, Loss, Mode};
use backprop::{SoftmaxCrossEntropy, argmax, descend};
use init::BatchNorm;
use ndarray::Axis;
use tensor::Streams;

fn main() {
    let digits = datasets::digits();
    let (x, y) = (digits.flat::<f64>(), digits.labels.mapv(usize::from).to_vec());
    let mut rng = Streams::new(1).stream("net");
    let hidden = Dense::random(64, 100, &mut rng).then(BatchNorm::new(100));
    let mut net = hidden.then(Activation::Relu).then(Dense::random(100, 10, &mut rng));
    let mut batches = Batches::new(1300, 32).expect("neither is 0");
    for _ in 0..10 {
        for rows in batches.epoch(&mut rng) {
            let (x, y) = (x.select(Axis(0), rows), rows.iter().map(|&row| y[row]));
            let (z, cache) = net.forward(x.view(), &mut Mode::Train(&mut rng));
            let (_, delta) = SoftmaxCrossEntropy.loss(z.view(), &y.collect::<Vec<_>>());
            net.accumulate(x.view(), z.view(), delta, cache);
            descend(&mut net, 0.1);
        }
    }
    let mixed: Vec<usize> = (1300..1797).collect();
    let mut by_digit = mixed.clone();
    by_digit.sort_by_key(|&row| y[row]);
    for (name, order, size) in [
        ("running means, one digit at a time", &mixed, 1),
        ("means of the batch, 71 digits", &mixed, 71),
        ("means of the batch, 7 digits", &mixed, 7),
        ("means of the batch, 7 of a kind", &by_digit, 7),
    ] {
        let right = order.chunks(size).map(|rows| {
            let batch = name.starts_with("means");
            let mut mode = if batch { Mode::Train(&mut rng) } else { Mode::Eval };
            let (z, _) = net.forward(x.select(Axis(0), rows).view(), &mut mode);
            argmax(z.view()).iter().zip(rows).filter(|&(a, &row)| *a == y[row]).count()
        });
        println!("{name:<36}{:>4} of 497", right.sum::<usize>());
    }
}

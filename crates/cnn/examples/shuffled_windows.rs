//! A net with one convolution and one pooling reads 8 × 8 digits as they are, and with their pixels shuffled,
//! every picture in the same way; six epochs, five seeds.

use backprop::{Batches, Dense, Layer, Loss, Mode, SoftmaxCrossEntropy, argmax, descend};
use cnn::{Flatten, block};
use ndarray::{Array2, Axis, s};
use ndarray_rand::rand::seq::SliceRandom;
use tensor::Streams;

/// Learns from the first 1,300 digits in batches of 20 with the rate 0.2; how many of the others it reads.
fn read(x: &Array2<f64>, y: &[usize], seed: u64) -> usize {
    let mut rng = Streams::new(seed).stream("net");
    let mut net = block(1, 8, 3, &mut rng).then(Flatten).then(Dense::random(72, 10, &mut rng));
    let x = x.to_shape((1797, 8, 8, 1)).expect("64 pixels");
    for _ in 0..6 {
        for rows in Batches::new(1300, 20).expect("neither is 0").epoch(&mut rng) {
            let (x, y) = (x.select(Axis(0), rows), rows.iter().map(|&row| y[row]));
            let (z, receipt) = net.forward(x.view(), &mut Mode::Eval);
            let (_, delta) = SoftmaxCrossEntropy.loss(z.view(), &y.collect::<Vec<_>>());
            net.accumulate(x.view(), z.view(), delta, receipt);
            descend(&mut net, 0.2);
        }
    }
    let answers = argmax(net.predict(x.slice(s![1300.., .., .., ..])).view());
    answers.iter().zip(&y[1300..]).filter(|(answer, y)| answer == y).count()
}

fn main() {
    let (x, y) = (datasets::digits().flat::<f64>(), datasets::digits().labels.mapv(usize::from));
    let mut pixels: Vec<usize> = (0..64).collect();
    pixels.shuffle(&mut Streams::new(1).stream("pixels"));
    for (name, x) in [("as they are", &x), ("shuffled", &x.select(Axis(1), &pixels))] {
        let read: Vec<usize> = (1..=5).map(|seed| read(x, &y.to_vec(), seed)).collect();
        let mean = read.iter().sum::<usize>() as f64 / 5.0;
        println!("{name:<12}{read:?} of 497 new digits read, {mean:.0} on average");
    }
}

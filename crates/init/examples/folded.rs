//! A normalised layer, and the dense layer that takes its place when all is learned.

use backprop::{Dense, Layer, Mode, Params};
use init::BatchNorm;
use ndarray::{Array2, Axis};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;

fn main() {
    let mut rng = Streams::new(1).stream("net");
    let mut net = Dense::<f64>::random(20, 30, &mut rng).then(BatchNorm::new(30));
    for _ in 0..50 {
        let x = Array2::random_using((32, 20), StandardNormal, &mut rng);
        let (y, cache) = net.forward(x.view(), &mut Mode::Train(&mut rng));
        let dy = y.mapv(f64::sin);
        net.accumulate(x.view(), y.view(), dy, cache);
    }
    let folded = net.second.fold(&net.first);
    let x = Array2::random_using((1000, 20), StandardNormal, &mut rng);
    let (long, short) = (net.predict(x.view()), folded.predict(x.view()));
    let apart = (&long - &short).iter().fold(0.0, |most: f64, d| most.max(d.abs()));
    println!("learned: {} numbers, folded: {}", net.parameters(), folded.parameters());
    println!(
        "1,000 answers of 30 neurons differ by {}",
        if apart < 1e-8 { "< 1e-8" } else { "more" }
    );
    let deviation = short.std_axis(Axis(0), 0.0).mean().expect("30 neurons");
    println!("their deviation is {deviation:.2}");
}

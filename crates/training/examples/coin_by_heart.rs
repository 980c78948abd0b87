//! A model that knows by heart what was tossed by a coin: its accuracy on what it has learned and on new samples (seed 1).

use ndarray::{Array2, ArrayView1};
use ndarray_rand::RandomExt;
use ndarray_rand::rand::Rng as _;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;

fn main() {
    let streams = Streams::new(1);
    let (mut rng, mut coin) = (streams.stream("inputs"), streams.stream("coin"));
    let mut draw = |samples: usize| {
        let x: Array2<f64> = Array2::random_using((samples, 5), StandardNormal, &mut rng);
        (x, (0..samples).map(|_| coin.random::<bool>()).collect::<Vec<bool>>())
    };
    let (learned, new) = (draw(200), draw(2000));
    // The answer of the nearest sample that was learned.
    let answer = |x: ArrayView1<f64>| {
        let away = |n: usize| (&learned.0.row(n) - &x).mapv(|d| d * d).sum();
        let nearest = (0..200).min_by(|&a, &b| away(a).total_cmp(&away(b)));
        learned.1[nearest.expect("there are samples")]
    };
    for (name, (x, y)) in [("learned", &learned), ("new", &new)] {
        let right = x.outer_iter().zip(y).filter(|(x, y)| answer(*x) == **y).count();
        println!("{name}: {:.2} of {} samples", right as f64 / y.len() as f64, y.len());
    }
}

//! Labels tossed by a coin, and three tests of a nearest neighbour: drawn too, not drawn, and new samples (seed 1).

use ndarray::{Array2, ArrayView1};
use ndarray_rand::RandomExt;
use ndarray_rand::rand::Rng as _;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;
use training::resample;

/// The number of the sample in `among` that is nearest to `x`.
fn nearest(x: ArrayView1<f64>, all: &Array2<f64>, among: &[usize]) -> usize {
    let away = |n: usize| (&all.row(n) - &x).mapv(|d| d * d).sum();
    let best = among.iter().copied().min_by(|&a, &b| away(a).total_cmp(&away(b)));
    best.expect("there is a sample")
}

fn main() {
    let mut rng = Streams::new(1).stream("samples");
    let x: Array2<f64> = Array2::random_using((200, 3), StandardNormal, &mut rng);
    let y: Vec<bool> = (0..200).map(|_| rng.random()).collect();
    // The first hundred are the data; nobody draws from the others.
    let new: Vec<usize> = (100..200).collect();
    let (mut right, mut tested) = ([0; 3], [0; 3]);
    for _ in 0..100 {
        let draw = resample(100, &mut rng);
        let second = resample(100, &mut rng).bag;
        for (kind, test) in [&second, &draw.out, &new].into_iter().enumerate() {
            let hit = |n: &&usize| y[nearest(x.row(**n), &x, &draw.bag)] == y[**n];
            right[kind] += test.iter().filter(hit).count();
            tested[kind] += test.len();
        }
    }
    for (kind, name) in ["drawn-too", "not-drawn", "new"].into_iter().enumerate() {
        println!("{name}: {:.2}", f64::from(right[kind] as u32) / tested[kind] as f64);
    }
}

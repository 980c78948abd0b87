//! How much the gradient of a mini-batch scatters about the gradient of all samples.

use ndarray::{Array1, Array2, Axis};
use ndarray_rand::RandomExt;
use ndarray_rand::rand::seq::index;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;

fn main() {
    let streams = Streams::new(1);
    let x: Array2<f64> = Array2::random_using((4000, 3), StandardNormal, &mut streams.stream("x"));
    let noise: Array1<f64> =
        Array1::random_using(4000, StandardNormal, &mut streams.stream("noise"));
    let y = x.dot(&ndarray::array![1.0, -2.0, 0.5]) + noise;
    // The gradient of ½ (wᵀx − y)² at w = 0 is −y x, one row a sample.
    let gradients = &x * &(-y).insert_axis(Axis(1));
    let whole = gradients.mean_axis(Axis(0)).expect("samples");

    println!("variance of the gradient at w = 0, 2,000 batches of each size, seed 1");
    println!();
    println!("batch   variance   times the batch");
    let mut rng = streams.stream("batches");
    for batch in [1, 4, 16, 64, 256] {
        let mut variance = 0.0;
        for _ in 0..2000 {
            let rows = index::sample(&mut rng, 4000, batch).into_vec();
            let off = gradients.select(Axis(0), &rows).mean_axis(Axis(0)).expect("rows") - &whole;
            variance += off.dot(&off) / 2000.0;
        }
        println!("{batch:>5} {variance:>10.3} {:>17.0}", variance * batch as f64);
    }
}

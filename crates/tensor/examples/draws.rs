//! What the workspace draws from: moments of 100,000 numbers, counts, an order.

use ndarray::Array1;
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::weighted::WeightedIndex;
use ndarray_rand::rand_distr::{Bernoulli, Distribution, StandardNormal, Uniform};
use rand::seq::SliceRandom;
use tensor::{Real, Streams};

fn draw<T>(name: &str, distribution: impl Distribution<T>) -> Array1<T> {
    Array1::random_using(100_000, distribution, &mut Streams::new(7).stream(name))
}

fn report(name: &str, x: &Array1<f64>) {
    let mean = x.sum() / x.len() as f64;
    println!("{name:<16} mean {mean:7.3}   variance {:6.3}", x.var(0.0));
}

fn main() {
    report("uniform (−1, 1)", &draw("init", Uniform::new(-1.0, 1.0).unwrap()));
    report("normal", &draw("noise", StandardNormal));
    report(
        "mask, keep 0.8",
        &draw("dropout", Bernoulli::new(0.8).unwrap()).mapv(|k| k as u8 as f64),
    );

    let mut counts = [0; 4];
    draw("class", WeightedIndex::new([1, 2, 3, 4]).unwrap()).for_each(|&class| counts[class] += 1);
    println!("classes 1:2:3:4  {counts:?}");

    let mut order: Vec<usize> = (0..10).collect();
    order.shuffle(&mut Streams::new(7).stream("shuffle"));
    println!("order            {order:?}");

    let weight = draw("init", Uniform::new(-1.0, 1.0).unwrap())[0];
    println!("first weight     {weight:.15} in f64, {:.15} in f32", f32::of(weight));
}

//! Forward and backward of every activation on a hidden layer of 100 units, with a batch of 64.

use backprop::{Activation, Layer};
use criterion::{BatchSize, Criterion, Throughput, criterion_group};
use ndarray::Array2;
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use std::hint::black_box;
use tensor::Streams;

const ALL: [(&str, Activation); 9] = [
    ("identity", Activation::Identity),
    ("logistic", Activation::Logistic { beta: 1.0 }),
    ("tanh", Activation::Tanh { beta: 1.0 }),
    ("arctan", Activation::Arctan),
    ("relu", Activation::Relu),
    ("leaky_relu", Activation::LeakyRelu { slope: 0.01 }),
    ("elu", Activation::Elu { alpha: 1.0 }),
    ("selu", Activation::Selu),
    ("softplus", Activation::Softplus),
];

fn activations(criterion: &mut Criterion) {
    let mut rng = Streams::new(1).stream("bench");
    let z: Array2<f32> = Array2::random_using((64, 100), StandardNormal, &mut rng);
    let mut group = criterion.benchmark_group("activation");
    group.throughput(Throughput::Elements(z.len() as u64));
    for (name, mut f) in ALL {
        let a = f.predict(z.view());
        group.bench_function(format!("{name}/forward"), |bencher| {
            bencher.iter(|| black_box(f).predict(z.view()));
        });
        group.bench_function(format!("{name}/backward"), |bencher| {
            let delta = || z.clone();
            let run = |da| f.backward(z.view(), a.view(), da, ());
            bencher.iter_batched(delta, run, BatchSize::SmallInput);
        });
    }
}

criterion_group!(benches, activations);
fn main() {
    tensor::prepare();
    benches();
    Criterion::default().configure_from_args().final_summary();
}

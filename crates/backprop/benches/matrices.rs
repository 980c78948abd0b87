//! The gradient of 784-100-10 for one batch of 64: in loops over neurons, and in matrices.
//!
//! `OPENBLAS_NUM_THREADS=1` and `=2` compare the threads, `--no-default-features` is without BLAS.

use backprop::classic::{Function, Network};
use backprop::{Activation, Layer, Loss, Mlp, Mode, SquaredError};
use criterion::{Criterion, Throughput, criterion_group};
use ndarray::Array2;
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::{StandardNormal, Uniform};
use std::hint::black_box;
use tensor::{Real, Streams};

const WIDTHS: [usize; 3] = [784, 100, 10];
const BATCH: usize = 64;
const SIGMA: Activation = Activation::Logistic { beta: 1.0 };

fn batch() -> (Array2<f64>, Array2<f64>) {
    let mut rng = Streams::new(1).stream("batch");
    let levels = Uniform::new(0.0, 1.0).expect("0 is less than 1");
    let x = Array2::random_using((BATCH, WIDTHS[0]), levels, &mut rng);
    (x, Array2::random_using((BATCH, WIDTHS[2]), StandardNormal, &mut rng))
}

fn loops(criterion: &mut Criterion) {
    let (x, y) = batch();
    let mut rng = Streams::new(1).stream("init");
    let f = Function::Logistic;
    let net = Network::random(&WIDTHS, f, f, 0.05, &mut rng).expect("the range is sound");
    let mut group = criterion.benchmark_group("gradient");
    group.throughput(Throughput::Elements(BATCH as u64)).sample_size(20);
    group.bench_function("loops/f64", |bencher| {
        bencher.iter(|| black_box(&net).gradient(x.view(), y.view()));
    });
}

fn matrices<F: Real>(criterion: &mut Criterion, name: &str) {
    let (x, y) = batch();
    let (x, y) = (x.mapv(F::of), y.mapv(F::of));
    let mut net = Mlp::random(&WIDTHS, SIGMA, SIGMA, &mut Streams::new(1).stream("init"));
    let mut group = criterion.benchmark_group("gradient");
    group.throughput(Throughput::Elements(BATCH as u64));
    group.bench_function(format!("matrices/{name}"), |bencher| {
        bencher.iter(|| {
            let (y_hat, trace) = net.forward(x.view(), &mut Mode::Eval);
            let (_, slope) = SquaredError.loss(y_hat.view(), &y);
            net.accumulate(x.view(), y_hat.view(), slope, trace);
        });
    });
}

fn all(criterion: &mut Criterion) {
    loops(criterion);
    matrices::<f64>(criterion, "f64");
    matrices::<f32>(criterion, "f32");
}

criterion_group!(benches, all);
fn main() {
    tensor::prepare();
    benches();
    Criterion::default().configure_from_args().final_summary();
}

//! One epoch of either rule on a set of the size of MNIST's, and the best weights in closed form.

use criterion::{BatchSize, Criterion, Throughput, criterion_group};
use ndarray::{Array1, Array2};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::{StandardNormal, Uniform};
use perceptron::{Adaline, ErrorSurface, Order, Perceptron, Rule, Step};
use std::hint::black_box;
use tensor::Streams;

const SAMPLES: usize = 10_000;
const INPUTS: usize = 784;

/// Inputs between 0 and 1, targets that a random plane gives them.
fn set() -> (Array2<f64>, Array1<f64>) {
    let mut rng = Streams::new(1).stream("bench");
    let uniform = Uniform::new(0.0, 1.0).expect("0 is less than 1");
    let x = Array2::random_using((SAMPLES, INPUTS), uniform, &mut rng);
    let plane = Array1::<f64>::random_using(INPUTS, StandardNormal, &mut rng);
    let z: Array1<f64> = (&x - 0.5).dot(&plane);
    (x, z.mapv(f64::signum))
}

fn epochs(criterion: &mut Criterion) {
    let (x, t) = set();
    let mut group = criterion.benchmark_group("epoch");
    group.throughput(Throughput::Elements(SAMPLES as u64)).sample_size(20);
    group.bench_function("perceptron", |bencher| {
        bencher.iter_batched_ref(
            || Perceptron::zeros(INPUTS, Step::Bipolar),
            |unit| unit.epoch(x.view(), t.view(), Rule::Product, 1.0, &mut Order::Fixed),
            BatchSize::SmallInput,
        );
    });
    group.bench_function("lms", |bencher| {
        bencher.iter_batched_ref(
            || Adaline { weights: Array1::zeros(INPUTS) },
            |unit| unit.epoch(x.view(), t.view(), 1e-4, &mut Order::Fixed),
            BatchSize::SmallInput,
        );
    });
    group.finish();
}

fn wiener(criterion: &mut Criterion) {
    let (x, t) = set();
    let surface = || ErrorSurface::new(x.view(), t.view()).expect("all values are finite");
    let mut group = criterion.benchmark_group("wiener");
    group.sample_size(10);
    group.bench_function("means", |bencher| bencher.iter(surface));
    let surface = surface();
    group.bench_function("solution", |bencher| bencher.iter(|| black_box(&surface).minimum()));
    group.finish();
}

criterion_group!(benches, epochs, wiener);
fn main() {
    tensor::prepare();
    benches();
    Criterion::default().configure_from_args().final_summary();
}

//! The ROC curve of a million scores and the area under it.

use criterion::{Criterion, Throughput, criterion_group};
use metrics::{Ranking, mann_whitney};
use ndarray::Array1;
use ndarray_rand::rand::Rng as _;
use ndarray_rand::rand_distr::{Distribution, StandardNormal};
use std::hint::black_box;
use tensor::Streams;

const SAMPLES: usize = 1_000_000;

/// Scores of two overlapping classes, a tenth of them positive.
fn set() -> (Array1<f64>, Vec<bool>) {
    let mut rng = Streams::new(1).stream("bench");
    let truth: Vec<bool> = (0..SAMPLES).map(|_| rng.random::<f64>() < 0.1).collect();
    let mut noise = || -> f64 { StandardNormal.sample(&mut rng) };
    let scores = truth.iter().map(|&positive| 2.0 * f64::from(u8::from(positive)) + noise());
    (scores.collect(), truth)
}

fn rankings(criterion: &mut Criterion) {
    let (double, truth) = set();
    let single = double.mapv(|score| score as f32);
    let coarse = double.mapv(|score| (10.0 * score).round());
    let mut group = criterion.benchmark_group("ranking");
    group.throughput(Throughput::Elements(SAMPLES as u64)).sample_size(10);
    group.bench_function("roc f64", |bencher| {
        bencher.iter(|| Ranking::of(black_box(double.view()), &truth).and_then(|r| r.roc()));
    });
    group.bench_function("roc f32", |bencher| {
        bencher.iter(|| Ranking::of(black_box(single.view()), &truth).and_then(|r| r.roc()));
    });
    group.bench_function("roc of few different scores", |bencher| {
        bencher.iter(|| Ranking::of(black_box(coarse.view()), &truth).and_then(|r| r.roc()));
    });
    group.bench_function("auc f64", |bencher| {
        bencher.iter(|| Ranking::of(black_box(double.view()), &truth).and_then(|r| r.auc()));
    });
    group.bench_function("mann_whitney f64", |bencher| {
        bencher.iter(|| mann_whitney(black_box(double.view()), &truth));
    });
    group.finish();
}

criterion_group!(benches, rankings);
fn main() {
    tensor::prepare();
    benches();
    Criterion::default().configure_from_args().final_summary();
}

//! One step of every rule on four million parameters in single precision, as bytes moved a second, beside
//! a bare copy and beside Adam written line by line, one pass over memory for each line of its formula.

use backprop::Param;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, measurement::WallTime};
use ndarray::{Array1, Ix1, Zip};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use optimizers::{
    Adadelta, Adagrad, Adam, AdamW, Descent, Momentum, Optimizer, RmsProp, Rprop, Rule, Sgd,
};
use std::hint::black_box;
use std::time::Instant;
use tensor::Streams;

const PARAMETERS: usize = 1 << 22;

fn normal(name: &str) -> Array1<f32> {
    Array1::random_using(PARAMETERS, StandardNormal, &mut Streams::new(1).stream(name))
}

/// θ, g and the N memories are read and written, 4 bytes each.
fn step<R: Rule<f32, N>, const N: usize>(
    group: &mut BenchmarkGroup<'_, WallTime>,
    name: &str,
    rule: R,
) {
    let mut model: Param<f32, Ix1> = Param::new(normal("theta"));
    let mut optimizer = Descent::new(rule).expect("settings in range");
    let g = normal("g");
    group.throughput(Throughput::Bytes((PARAMETERS * 4 * 2 * (2 + N)) as u64));
    group.bench_function(name, |bencher| {
        // The step clears the gradients, so there have to be new ones for each.
        bencher.iter_custom(|times| {
            let steps = (0..times).map(|_| {
                model.grad.assign(&g);
                let start = Instant::now();
                optimizer.step(black_box(&mut model));
                start.elapsed()
            });
            steps.sum()
        });
    });
}

/// Adam where all gradients have become 0, as those of units that are always off: the means shrink.
fn without_gradients(group: &mut BenchmarkGroup<'_, WallTime>) {
    let mut model: Param<f32, Ix1> = Param::new(normal("theta"));
    let mut adam = Descent::new(Adam::default()).expect("settings in range");
    model.grad.assign(&normal("g"));
    (0..1500).for_each(|_| adam.step(&mut model));
    group.throughput(Throughput::Bytes((PARAMETERS * 4 * 2 * 4) as u64));
    group.bench_function("Adam after 1,500 steps without gradients", |bencher| {
        bencher.iter(|| adam.step(black_box(&mut model)));
    });
}

/// A copy from one array to another: what the memory can do.
fn copy(group: &mut BenchmarkGroup<'_, WallTime>) {
    let (from, mut to) = (normal("theta"), Array1::zeros(PARAMETERS));
    group.throughput(Throughput::Bytes((PARAMETERS * 4 * 2) as u64));
    group.bench_function("copy", |bencher| bencher.iter(|| black_box(&mut to).assign(&from)));
}

/// Adam as its formula stands on the slide: an array for m̂, one for v̂, and a pass for each line.
fn line_by_line(group: &mut BenchmarkGroup<'_, WallTime>) {
    let (mut theta, mut g) = (normal("theta"), normal("g"));
    let (mut m, mut v): (Array1<f32>, Array1<f32>) = (g.clone(), &g * &g);
    group.throughput(Throughput::Bytes((PARAMETERS * 4 * 2 * 4) as u64));
    group.bench_function("Adam line by line", |bencher| {
        bencher.iter(|| {
            Zip::from(&mut m).and(&g).for_each(|m, &g| *m = 0.9 * *m + 0.1 * g);
            Zip::from(&mut v).and(&g).for_each(|v, &g| *v = 0.999 * *v + 0.001 * g * g);
            let m_hat = &m / 0.9;
            let v_hat = &v / 0.9;
            Zip::from(black_box(&mut theta))
                .and(&m_hat)
                .and(&v_hat)
                .for_each(|theta, m, v| *theta -= 0.001 * m / (v.sqrt() + 1e-8));
            g.fill(0.0);
        });
    });
}

fn steps(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("step");
    copy(&mut group);
    step(&mut group, "SGD", Sgd { learning_rate: 0.01 });
    step(&mut group, "momentum", Momentum::default());
    step(&mut group, "Adagrad", Adagrad::default());
    step(&mut group, "RMSprop", RmsProp::default());
    step(&mut group, "Adadelta", Adadelta::default());
    step(&mut group, "Adam", Adam::default());
    step(&mut group, "AdamW", AdamW::default());
    step(&mut group, "Rprop", Rprop::default());
    line_by_line(&mut group);
    without_gradients(&mut group);
    group.finish();
}

criterion_group!(benches, steps);
fn main() {
    tensor::prepare();
    benches();
    Criterion::default().configure_from_args().final_summary();
}

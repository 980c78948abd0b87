//! What a derivative costs: duals, a tape, its way back; and a tape against the sum over all paths.

use calculus::{Scalar, Tape, derivative, diamonds, expand};
use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;

/// A hundred diamonds on any numbers.
fn hundred<S: Scalar>(x: S) -> S {
    (0..100).fold(x, |u, _| u.tanh() + u.sigmoid())
}

fn one_formula(c: &mut Criterion) {
    let mut group = c.benchmark_group("100 diamonds");
    group.bench_function("numbers", |b| b.iter(|| hundred(black_box(0.5_f64))));
    group.bench_function("duals", |b| b.iter(|| derivative(hundred, black_box(0.5))));
    group.bench_function("tape, recording", |b| {
        b.iter(|| {
            let tape = Tape::new();
            hundred(tape.variable("x", black_box(0.5))).value()
        });
    });
    let tape = Tape::new();
    let y = hundred(tape.variable("x", 0.5));
    group.bench_function("tape, backward", |b| b.iter(|| tape.backward(y)[0]));
    group.finish();
}

fn paths(c: &mut Criterion) {
    let mut group = c.benchmark_group("one derivative");
    for k in [4, 8, 12, 16] {
        let tape = Tape::new();
        let x = tape.variable("x", 0.5);
        let y = diamonds(x, k);
        group.bench_function(format!("{k} diamonds, all paths"), |b| {
            b.iter(|| expand(&tape, x, y).derivative);
        });
        group.bench_function(format!("{k} diamonds, tape"), |b| b.iter(|| tape.backward(y)[0]));
    }
    group.finish();
}

criterion_group!(benches, one_formula, paths);
criterion_main!(benches);

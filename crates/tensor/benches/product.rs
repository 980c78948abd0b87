//! The products of training, in f32: a large one, and those of a layer with a batch of 64.
//!
//! ```text
//! cargo bench -p tensor                           OpenBLAS, the kernel it picks itself
//! OPENBLAS_CORETYPE=Haswell cargo bench -p tensor
//! OPENBLAS_NUM_THREADS=1 cargo bench -p tensor
//! cargo bench -p tensor --no-default-features     ndarray's own product
//! ```

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ndarray::{Array2, ArrayView2};
use rand::Rng as _;
use std::time::Duration;
use tensor::{Blas, Streams, add_matmul};

fn random(shape: (usize, usize), name: &str) -> Array2<f32> {
    let mut rng = Streams::new(1).stream(name);
    Array2::from_shape_simple_fn(shape, || rng.random_range(-1.0..1.0))
}

fn product(bench: &mut Criterion, name: &str, a: ArrayView2<f32>, b: ArrayView2<f32>) {
    let mut c = Array2::zeros((a.nrows(), b.ncols()));
    let mut group = bench.benchmark_group("product");
    // Multiplications and additions: an element is one floating-point operation.
    group.throughput(Throughput::Elements(2 * (a.len() * b.ncols()) as u64));
    group.measurement_time(Duration::from_secs(3)).sample_size(20);
    group.bench_function(name, |bencher| bencher.iter(|| add_matmul(&mut c, a, b)));
}

fn products(bench: &mut Criterion) {
    eprintln!("{}", Blas::detect());
    let (a, b) = (random((1024, 1024), "a"), random((1024, 1024), "b"));
    product(bench, "1024³", a.view(), b.view());
    let (x, w) = (random((64, 784), "x"), random((784, 128), "w"));
    product(bench, "forward (64×784)(784×128)", x.view(), w.view());
    let delta = random((64, 128), "delta");
    product(bench, "weights (784×64)(64×128)", x.t(), delta.view());
    let last = random((128, 10), "last");
    product(bench, "output (64×128)(128×10)", delta.view(), last.view());
}

criterion_group!(benches, products);
criterion_main!(benches);

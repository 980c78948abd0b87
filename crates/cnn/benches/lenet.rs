//! The lecture's net on MNIST: an epoch of training, the inference of 10,000 images, one image, and memory.
//!
//! conv 20 @ 5 × 5, ReLU, pool 2, conv 50 @ 5 × 5, ReLU, pool 2, 500, ReLU, 10; Adam 10⁻³, batches of 64,
//! softmax and cross-entropy, f32. It is the row `lenet` of the measurements beside PyTorch.
//!
//! ```text
//! NN_DATA_DIR=… cargo bench -p cnn --bench lenet          3 epochs
//! NN_DATA_DIR=… cargo bench -p cnn --bench lenet -- 1     1 epoch
//! ```

use backprop::{Batches, Layer, Loss, Mode, SoftmaxCrossEntropy, argmax};
use cnn::{Parallel, lenet};
use datasets::{Images, Split, mnist};
use ndarray::{Array4, Axis, s};
use optimizers::{Adam, Descent, Optimizer};
use std::hint::black_box;
use std::thread::available_parallelism;
use std::time::Instant;
use tensor::{Streams, set_blas_threads};

/// (B, 28, 28, 1) and the classes.
fn read(set: &Images) -> (Array4<f32>, Vec<usize>) {
    let x = set.flat().into_shape_with_order((set.len(), 28, 28, 1)).expect("28 · 28 = 784");
    (x, set.labels.iter().map(|&label| usize::from(label)).collect())
}

fn main() {
    tensor::prepare();
    let epochs = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(3);
    let (train, test) = match (mnist(Split::Train), mnist(Split::Test)) {
        (Ok(train), Ok(test)) => (read(&train), read(&test)),
        (Err(why), _) | (_, Err(why)) => return println!("lenet: {why}"),
    };
    let threads = available_parallelism().map_or(1, usize::from);
    set_blas_threads(1);
    let streams = Streams::new(1);
    let mut net = Parallel::new(lenet(&mut streams.stream("init")), threads);
    let mut adam = Descent::new(Adam::default()).expect("settings in range");
    let mut batches = Batches::new(train.1.len(), 64).expect("both numbers are above 0");
    let (mut order, mut noise) = (streams.stream("shuffle"), streams.stream("noise"));
    let mut step = |net: &mut Parallel<_>, rows: &[usize]| {
        let x = train.0.select(Axis(0), rows);
        let y: Vec<usize> = rows.iter().map(|&row| train.1[row]).collect();
        let (z, receipt) = net.forward(x.view(), &mut Mode::Train(&mut noise));
        let (_, delta) = SoftmaxCrossEntropy.loss(z.view(), &y);
        net.accumulate(x.view(), z.view(), delta, receipt);
        adam.step(net);
    };
    for epoch in 1..=epochs {
        let start = Instant::now();
        batches.epoch(&mut order).for_each(|rows| step(&mut net, rows));
        let seconds = start.elapsed().as_secs_f64();
        let rate = train.1.len() as f64 / seconds;
        println!("lenet train: epoch {epoch} in {seconds:.2} s, {rate:.0} samples/s");
    }

    for batch in [16, 32, 64, 128, 1000, 10_000] {
        let mut right = 0;
        let seconds = median(|| {
            right = 0;
            for (x, y) in test.0.axis_chunks_iter(Axis(0), batch).zip(test.1.chunks(batch)) {
                let digits = argmax(net.predict(x).view());
                right += digits.iter().zip(y).filter(|(digit, y)| digit == y).count();
            }
        });
        let (rate, share) = (test.1.len() as f64 / seconds, right as f64 / test.1.len() as f64);
        println!(
            "lenet inference: {batch:5} at a time in {seconds:.3} s, {rate:.0} samples/s, {share:.4} right"
        );
    }

    // Another net, since these steps would change what the lines above read.
    let mut other = net.clone();
    let rows: Vec<usize> = (0..6400).collect();
    for batch in [16, 64, 256] {
        let seconds = median(|| rows.chunks(batch).for_each(|rows| step(&mut other, rows)));
        println!("lenet train: {batch:5} at a time, {:.0} µs a sample", seconds / 6400.0 * 1e6);
    }

    // One image has no parts: the threads go to the products.
    set_blas_threads(threads);
    let one = test.0.slice(s![..1, .., .., ..]);
    let seconds = median(|| (0..400).for_each(|_| drop(black_box(net.predict(black_box(one))))));
    println!("lenet one image: {:.1} µs", seconds / 400.0 * 1e6);
    if let Some(peak) = peak() {
        println!(
            "lenet memory: {peak} MB at most, of which the data are {} MB",
            70_000 * 784 * 4 / 1_000_000
        );
    }
}

/// The seconds that it takes: the middle one of five times, after one that warms the caches.
fn median(mut what: impl FnMut()) -> f64 {
    what();
    let mut seconds = [0.0; 5].map(|_: f64| {
        let start = Instant::now();
        what();
        start.elapsed().as_secs_f64()
    });
    seconds.sort_by(f64::total_cmp);
    seconds[2]
}

/// The most memory that this process ever held, in MB, where the system tells.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? / 1000)
}

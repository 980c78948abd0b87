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
    for epoch in 1..=epochs {
        let start = Instant::now();
        for rows in batches.epoch(&mut order) {
            let x = train.0.select(Axis(0), rows);
            let y: Vec<usize> = rows.iter().map(|&row| train.1[row]).collect();
            let (z, receipt) = net.forward(x.view(), &mut Mode::Train(&mut noise));
            let (_, delta) = SoftmaxCrossEntropy.loss(z.view(), &y);
            net.accumulate(x.view(), z.view(), delta, receipt);
            adam.step(&mut net);
        }
        let seconds = start.elapsed().as_secs_f64();
        let rate = train.1.len() as f64 / seconds;
        println!("lenet train: epoch {epoch} in {seconds:.2} s, {rate:.0} samples/s");
    }

    for batch in [1000, 16, 128, 10_000] {
        let start = Instant::now();
        let mut right = 0;
        for (x, y) in test.0.axis_chunks_iter(Axis(0), batch).zip(test.1.chunks(batch)) {
            let digits = argmax(net.predict(x).view());
            right += digits.iter().zip(y).filter(|(digit, y)| digit == y).count();
        }
        let seconds = start.elapsed().as_secs_f64();
        let (rate, share) = (test.1.len() as f64 / seconds, right as f64 / test.1.len() as f64);
        println!(
            "lenet inference: {batch:5} at a time in {seconds:.3} s, {rate:.0} samples/s, {share:.4} right"
        );
    }

    // One image has no parts: the threads go to the products.
    set_blas_threads(threads);
    let one = test.0.slice(s![..1, .., .., ..]);
    let start = Instant::now();
    (0..2000).for_each(|_| drop(black_box(net.predict(black_box(one)))));
    println!("lenet one image: {:.1} µs", start.elapsed().as_secs_f64() / 2000.0 * 1e6);
    if let Some(peak) = peak() {
        println!(
            "lenet memory: {peak} MB at most, of which the data are {} MB",
            70_000 * 784 * 4 / 1_000_000
        );
    }
}

/// The most memory that this process ever held, in MB, where the system tells.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? / 1000)
}

//! 784-256-128-10 on MNIST, softmax and cross-entropy, Adam, batches of 64: samples a second in training
//! and in use, and the share of the machine's matrix-product rate that an epoch reaches.
//!
//! `cargo xtask bench mlp` trains five epochs, `cargo xtask bench mlp -- 2` two. Without the files of
//! MNIST it learns generated digits.

use backprop::{Activation, Layer, Mlp, Mode, Params, SoftmaxCrossEntropy, argmax};
use datasets::{Images, Split, generated_digits, mnist};
use ndarray::{Array2, Axis, Ix2, s};
use optimizers::{Adam, Descent};
use std::cell::Cell;
use std::error::Error;
use std::hint::black_box;
use std::ops::ControlFlow;
use std::time::Instant;
use tensor::{Blas, Rng, Streams};
use training::{Callback, Plan, Record, Set, Source, Trainer};

const WIDTHS: [usize; 4] = [784, 256, 128, 10];
const BATCH: usize = 64;

/// Where the seconds of all epochs go: the batch and both passes; the check of the gradients and Adam.
#[derive(Default)]
struct Phases {
    passes: f64,
    step: f64,
}

/// Prints each epoch, keeps the seconds of the fastest, and adds up the phases.
struct Clock {
    samples: usize,
    epoch: Instant,
    last: Instant,
    fastest: f64,
    phases: Phases,
}

impl Clock {
    fn new(samples: usize) -> Self {
        let now = Instant::now();
        Self { samples, epoch: now, last: now, fastest: f64::INFINITY, phases: Phases::default() }
    }

    /// The seconds since it was asked last.
    fn lap(&mut self) -> f64 {
        let now = Instant::now();
        (now - std::mem::replace(&mut self.last, now)).as_secs_f64()
    }
}

impl Params<f32> for Clock {}

// ANCHOR: clock
impl<M> Callback<f32, M> for Clock {
    fn gradient(&mut self, _model: &mut M) {
        let seconds = self.lap();
        self.phases.passes += seconds;
    }

    fn step(&mut self, _model: &mut M) {
        let seconds = self.lap();
        self.phases.step += seconds;
    }

    fn epoch(&mut self, _model: &mut M, record: &mut Record) -> ControlFlow<()> {
        let seconds = self.epoch.elapsed().as_secs_f64();
        let (rate, cost) = (self.samples as f64 / seconds, record.train.cost);
        println!("epoch: {seconds:.3} s, {rate:.0} samples/s, cost {cost:.4}");
        self.fastest = self.fastest.min(seconds);
        self.epoch = Instant::now();
        ControlFlow::Continue(())
    }
}
// ANCHOR_END: clock

/// Samples that say how long it took to gather them.
struct Timed<'s> {
    set: Set<'s, f32, Ix2, [usize]>,
    seconds: Cell<f64>,
}

impl Source<f32, Ix2> for Timed<'_> {
    type Target = [usize];

    fn samples(&self) -> usize {
        self.set.samples()
    }

    fn batch(&self, rows: &[usize], rng: &mut Rng) -> (Array2<f32>, Vec<usize>) {
        let start = Instant::now();
        let batch = self.set.batch(rows, rng);
        self.seconds.set(self.seconds.get() + start.elapsed().as_secs_f64());
        batch
    }
}

/// Images as rows, and their classes.
fn flat(images: &Images) -> (Array2<f32>, Vec<usize>) {
    (images.flat(), images.labels.mapv(usize::from).to_vec())
}

/// What a product of two matrices of 1024 × 1024 reaches, in floating-point operations a second.
fn product_rate() -> f64 {
    let matrix = Array2::from_elem((1024, 1024), 0.5_f32);
    let seconds = (0..20).map(|_| {
        let start = Instant::now();
        black_box(matrix.dot(&matrix));
        start.elapsed().as_secs_f64()
    });
    2.0 * 1024_f64.powi(3) / seconds.fold(f64::INFINITY, f64::min)
}

/// The operations that the products of a step take: Z = X Wᵀ and δᵀ X in every layer, δ W in all but
/// the first.
fn operations(samples: usize) -> f64 {
    let weights = |layer: usize| (WIDTHS[layer] * WIDTHS[layer + 1]) as f64;
    let multiplications = 2.0 * weights(0) + 3.0 * weights(1) + 3.0 * weights(2);
    2.0 * multiplications * samples as f64
}

fn main() -> Result<(), Box<dyn Error>> {
    tensor::prepare();
    let epochs = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(5);
    let streams = Streams::new(1);
    let ((x, y), (new, classes), name) = match (mnist(Split::Train), mnist(Split::Test)) {
        (Ok(train), Ok(test)) => (flat(&train), flat(&test), "MNIST"),
        _ => {
            let digits = |part, count| flat(&generated_digits(count, &mut streams.stream(part)));
            (digits("train", 6000), digits("test", 1000), "generated digits")
        }
    };
    println!(
        "{}\n{} samples of {name}, 784-256-128-10, Adam, batches of {BATCH}",
        Blas::detect(),
        y.len()
    );

    let mut init = streams.stream("init");
    let net = Mlp::<f32>::random(&WIDTHS, Activation::Relu, Activation::Identity, &mut init);
    let plan = Plan { epochs, batch: BATCH, seed: 1 };
    let adam = Descent::new(Adam { learning_rate: 1e-3, ..Adam::default() })?;
    let mut trainer = Trainer::new(net, SoftmaxCrossEntropy, adam, plan);
    let set = Timed { set: Set::new(x.view(), &y[..]), seconds: Cell::new(0.0) };
    let mut clock = Clock::new(y.len());
    trainer.fit(&set, &mut [&mut clock])?;
    let Phases { passes, step } = clock.phases;
    let gather = set.seconds.get();
    let share = |seconds: f64| 100.0 * seconds / (passes + step);
    println!(
        "gathering {:.0} %, forward and back {:.0} %, check and Adam {:.0} %",
        share(gather),
        share(passes - gather),
        share(step)
    );

    let rate = operations(y.len()) / clock.fastest;
    let most = product_rate();
    println!("{:.0} samples/s in the fastest epoch", y.len() as f64 / clock.fastest);
    println!(
        "products: {:.0} GFLOP/s of the {:.0} of a product of 1024 × 1024, {:.0} %",
        rate / 1e9,
        most / 1e9,
        100.0 * rate / most
    );
    let net = trainer.model;
    let start = Instant::now();
    let answer = |rows| argmax(net.forward(rows, &mut Mode::Eval).0.view()).to_vec();
    let answers: Vec<usize> = new.axis_chunks_iter(Axis(0), 1000).flat_map(answer).collect();
    let seconds = start.elapsed().as_secs_f64();
    let right = answers.iter().zip(&classes).filter(|(answer, class)| answer == class).count();
    println!(
        "test: {:.4} right, {} images in {seconds:.4} s",
        right as f64 / classes.len() as f64,
        classes.len()
    );
    let one = new.slice(s![..1, ..]);
    let start = Instant::now();
    for _ in 0..2000 {
        black_box(net.forward(black_box(one), &mut Mode::Eval));
    }
    println!("one image: {:.1} µs", start.elapsed().as_secs_f64() / 2000.0 * 1e6);
    Ok(())
}

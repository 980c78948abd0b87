//! The experiments of the chapter, shortened: what the figures show holds for other seeds too.

use backprop::{Activation, Batches, Layer, Loss, Mlp, Mode, Path, SoftmaxCrossEntropy};
use backprop::{clip_norm, descend};
use init::Initializer;
use ndarray::{Array2, Axis};
use tensor::Streams;

fn digits() -> (Array2<f64>, Vec<usize>) {
    let digits = datasets::digits();
    (digits.flat(), digits.labels.mapv(usize::from).to_vec())
}

/// A net for digits while it learns.
struct Run {
    net: Mlp<f64>,
    x: Array2<f64>,
    y: Vec<usize>,
    batches: Batches,
    rng: tensor::Rng,
}

impl Run {
    fn new(widths: &[usize], f: Activation, rule: Initializer, seed: u64) -> Self {
        let (x, y) = digits();
        let mut rng = Streams::new(seed).stream("init");
        let mut net = Mlp::random(widths, f, Activation::Identity, &mut rng);
        rule.initialize(&mut net, &mut rng);
        Self { net, batches: Batches::new(y.len(), 32).unwrap(), x, y, rng }
    }

    fn cost(&self) -> f64 {
        SoftmaxCrossEntropy.loss(self.net.predict(self.x.view()).view(), &self.y).0
    }

    /// An epoch at the rate `eta`, with gradients of the length `longest` at most.
    fn epoch(&mut self, eta: f64, longest: f64) {
        for rows in self.batches.epoch(&mut self.rng) {
            let y: Vec<_> = rows.iter().map(|&row| self.y[row]).collect();
            let x = self.x.select(Axis(0), rows);
            let (y_hat, trace) = self.net.forward(x.view(), &mut Mode::Eval);
            let (_, delta) = SoftmaxCrossEntropy.loss(y_hat.view(), &y);
            self.net.accumulate(x.view(), y_hat.view(), delta, trace);
            clip_norm(&mut self.net, longest);
            descend(&mut self.net, eta);
        }
    }
}

/// The figure has ten runs; these are two others, three epochs long.
#[test]
fn xavier_beats_the_common_heuristic_after_every_epoch() {
    let widths = [64, 50, 50, 50, 50, 10];
    let tanh = Activation::Tanh { beta: 1.0 };
    for seed in [21, 22] {
        let mut naive = Run::new(&widths, tanh, Initializer::Uniform { a: 1.0 }, seed);
        let mut xavier = Run::new(&widths, tanh, Initializer::XavierUniform, seed);
        for _ in 0..3 {
            naive.epoch(0.02, f64::MAX);
            xavier.epoch(0.02, f64::MAX);
            assert!(xavier.cost() + 0.2 < naive.cost(), "{} {}", xavier.cost(), naive.cost());
        }
    }
}

/// After four epochs: the one has not moved from ln 10 by a hundredth, the other by a tenth at least.
#[test]
fn thirty_layers_learn_from_he_and_stall_from_xavier() {
    let mut widths = [50; 31];
    (widths[0], widths[30]) = (64, 10);
    for seed in [21, 22] {
        for (rule, learns) in [(Initializer::XavierNormal, false), (Initializer::HeNormal, true)] {
            let mut run = Run::new(&widths, Activation::Relu, rule, seed);
            let mean = run.x.mean_axis(Axis(0)).unwrap();
            let std = run.x.std_axis(Axis(0), 0.0).mapv(|s| if s > 0.0 { s } else { 1.0 });
            run.x = (&run.x - &mean) / std;
            (0..4).for_each(|_| run.epoch(0.02, 1.0));
            let below = 10_f64.ln() - run.cost();
            let right = if learns { below > 0.1 } else { below.abs() < 0.01 };
            assert!(right, "{rule:?}, seed {seed}: {below} below ln 10");
        }
    }
}

/// After fifteen epochs the last hidden layer answers below 0.2 and the others near a half; the answer
/// hardly depends on the digit, and the cost is that of guessing.
#[test]
fn a_deep_logistic_net_switches_its_last_hidden_layer_off() {
    let logistic = Activation::Logistic { beta: 1.0 };
    for seed in [21, 22] {
        let mut run =
            Run::new(&[64, 50, 50, 50, 50, 10], logistic, Initializer::XavierNormal, seed);
        (0..15).for_each(|_| run.epoch(0.5, f64::MAX));
        let mut means = Vec::new();
        let y_hat = run.net.observe(run.x.view(), Path::ROOT, &mut |_, a| {
            means.push(a.mean().unwrap());
        });
        // zˡ and aˡ in turns: a¹ to a⁴.
        let (first, last) = ([means[1], means[3]], means[7]);
        assert!(first.iter().all(|a| (0.4..0.6).contains(a)) && last < 0.2, "{means:?}");
        let spread = y_hat.std_axis(Axis(0), 0.0).mean().unwrap();
        assert!(spread < 0.1, "answers differ by {spread} between digits");
        assert!((run.cost() - 10_f64.ln()).abs() < 0.05, "{}", run.cost());
    }
}

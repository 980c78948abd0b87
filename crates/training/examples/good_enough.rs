//! A callback of one's own: stop when nine in ten new digits are read. Seed 1.

use backprop::{Activation, Mlp, Params, SoftmaxCrossEntropy};
use ndarray::{Array2, s};
use optimizers::{Descent, Schedule, Sgd};
use std::ops::ControlFlow;
use training::{Callback, Plan, Record, Scheduled, Score, Set, Trainer, Validation};

struct GoodEnough(f64);
impl Params<f64> for GoodEnough {}
impl<M> Callback<f64, M> for GoodEnough {
    fn epoch(&mut self, _model: &mut M, record: &mut Record) -> ControlFlow<()> {
        match record.dev.and_then(|dev| dev.accuracy) {
            Some(accuracy) if accuracy >= self.0 => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        }
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let digits = datasets::digits();
    let (x, y): (Array2<f64>, Vec<_>) = (digits.flat(), digits.labels.mapv(usize::from).to_vec());
    let part = |from: usize, to: usize| Set::new(x.slice(s![from..to, ..]), &y[from..to]);
    let (relu, last) = (Activation::Relu, Activation::Identity);
    let net = Mlp::random(&[64, 30, 10], relu, last, &mut tensor::Streams::new(1).stream("init"));
    let sgd: Descent<f64, _, 0> = Descent::new(Sgd { learning_rate: 0.1 })?;
    let plan = Plan { epochs: 40, batch: 32, seed: 1 };
    let mut trainer = Trainer::new(net, SoftmaxCrossEntropy, sgd, plan);
    let mut rate = Scheduled(Schedule::Steps { every: 4, factor: 2.0 });
    let mut validation = Validation::new(part(1000, 1300), SoftmaxCrossEntropy);
    let mut enough = GoodEnough(0.9);
    let ending = trainer.fit(&part(0, 1000), &mut [&mut rate, &mut validation, &mut enough])?;
    let percent = |score: Score| 100.0 * score.accuracy.unwrap_or(f64::NAN);
    println!("epoch    rate   training        development");
    for (epoch, record) in (1..).zip(trainer.curves.records()) {
        let (train, dev) = (record.train, record.dev.ok_or("no development set")?);
        print!("{epoch:>5} {:>7.3}   {:.2} ", record.learning_rate, train.cost);
        println!(" {:>4.1} %     {:.2}  {:>4.1} %", percent(train), dev.cost, percent(dev));
    }
    println!("{ending:?} after {} steps", trainer.steps());
    Ok(())
}

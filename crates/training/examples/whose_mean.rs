//! One neuron, learned once, judges scaled applicants; what differs is whose mean scales them (seed 1).

use backprop::{Dense, Layer, LogisticCrossEntropy};
use datasets::applicants;
use ndarray::{Array1, Array2, Axis, s};
use optimizers::{Descent, Sgd};
use tensor::Streams;
use training::{Plan, Scaler, Set, Trainer};

fn main() {
    let samples = applicants(1300, &mut Streams::new(1).stream("applicants"));
    let y = samples.t.mapv(|t| f64::from(t > 0.0)).insert_axis(Axis(1));
    let (train, known) = (samples.x.slice(s![..300, ..]), y.slice(s![..300, ..]));
    let training = Scaler::standard(train);
    let neuron = Dense::new(Array2::zeros((1, 3)), Array1::zeros(1));
    let sgd: Descent<f64, _, 0> = Descent::new(Sgd { learning_rate: 0.1 }).unwrap();
    let (plan, cost) = (Plan { epochs: 50, batch: 20, seed: 1 }, LogisticCrossEntropy);
    let mut trainer = Trainer::new(neuron, cost, sgd, plan);
    trainer.fit(&Set::new(training.apply(train).view(), &*known), &mut []).unwrap();
    let all = Vec::from_iter(300..1300);
    let rich = all.iter().copied().filter(|&row| samples.x[(row, 1)] > 25e3).collect();
    let alone = all.iter().map(|&row| vec![row]).collect();
    println!("applicants           judged   right, scaled by the numbers of");
    println!("                              the training data     their own");
    let groups = [("all together", vec![all]), ("above 25,000", vec![rich]), ("one by one", alone)];
    for (name, groups) in groups {
        let (mut by_training, mut by_own) = (0, 0);
        for rows in &groups {
            let x = samples.x.select(Axis(0), rows);
            let right = |scaler: &Scaler| {
                let z = trainer.model.predict(scaler.apply(x.view()).view());
                z.iter().zip(rows).filter(|(z, row)| (**z > 0.0) == (y[(**row, 0)] > 0.5)).count()
            };
            by_training += right(&training);
            by_own += right(&Scaler::standard(x.view()));
        }
        let judged: usize = groups.iter().map(Vec::len).sum();
        println!("{name:<20} {judged:>6} {by_training:>19} {by_own:>13}");
    }
}

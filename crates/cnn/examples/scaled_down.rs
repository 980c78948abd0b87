//! The Keras net and the net of the book with an eighth of their maps and neurons, on digits of 8 × 8: at
//! most 12 epochs of 900 digits, stopped when the cost of 400 others has not fallen for 2 epochs; seed 1.

use backprop::SoftmaxCrossEntropy as Cost;
use cnn::arch::{Plan, Stage, book, fashion};
use ndarray::s;
use optimizers::{Adam, Descent};
use tensor::Streams;
use training::{EarlyStopping, Set, Trainer, Validation, evaluate};

fn eighth(net: Plan, drop: f64) -> Plan {
    let stages = net.stages.into_iter().map(|stage| match stage {
        Stage::Convolve { maps, window } => Stage::Convolve { maps: maps / 8, window },
        Stage::Dense(neurons) if neurons > 10 => Stage::Dense(neurons / 8),
        Stage::Dropout(_) => Stage::Dropout(drop),
        other => other,
    });
    Plan { input: [8, 8, 1], stages: stages.collect() }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let x = datasets::digits().flat::<f64>().into_shape_with_order((1797, 8, 8, 1))?;
    let y = datasets::digits().labels.mapv(usize::from).to_vec();
    let part = |a: usize, b: usize| Set::new(x.slice(s![a..b, .., .., ..]), &y[a..b]);
    let (train, dev, test) = (part(0, 900), part(900, 1300), part(1300, 1797));
    let nets = [("Keras", fashion(), 0.5), ("Keras", fashion(), 0.0), ("book", book(), 0.5)];
    for (name, net, drop) in nets {
        let built = eighth(net, drop).build(&mut Streams::new(1).stream("init"))?;
        let adam = Descent::new(Adam { learning_rate: 0.005, ..Adam::default() })?;
        let run = training::Plan { epochs: 12, batch: 20, seed: 1 };
        let mut trainer = Trainer::new(built, Cost, adam, run);
        let (mut watch, mut stop) =
            (Validation::new(dev.clone(), Cost), EarlyStopping::new(2, 0.0)?);
        trainer.fit(&train, &mut [&mut watch, &mut stop])?;
        let n = trainer.curves.epochs();
        let right = 100.0 * evaluate(&trainer.model, &Cost, &test).accuracy.expect("classes");
        println!("{name:<6} dropout {drop:.1}, {n:>2} epochs, {right:.1} % of 497 new digits read");
    }
    Ok(())
}

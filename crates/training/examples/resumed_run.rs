//! Six epochs, saved after the fourth, and taken up by three other programs: seeds 1 and 2.

use backprop::{Activation, Mlp, SoftmaxCrossEntropy};
use ndarray::{Array2, s};
use optimizers::{Adam, Descent};
use tensor::Streams;
use training::{Checkpoint, Plan, Set, Trainer};

type Run = Trainer<f64, Mlp<f64>, SoftmaxCrossEntropy, Descent<f64, Adam, 2>>;

/// Where a program begins. The weights hang on `init`, the order of the digits on seed 1 in all.
fn new(init: u64, epochs: usize) -> Run {
    let (relu, last) = (Activation::Relu, Activation::Identity);
    let net = Mlp::random(&[64, 30, 10], relu, last, &mut Streams::new(init).stream("init"));
    let plan = Plan { epochs, batch: 32, seed: 1 };
    Trainer::new(net, SoftmaxCrossEntropy, Descent::new(Adam::default()).unwrap(), plan)
}

fn main() -> Result<(), training::Error> {
    let digits = datasets::digits();
    let (x, y): (Array2<f64>, Vec<_>) = (digits.flat(), digits.labels.mapv(usize::from).to_vec());
    let train = Set::new(x.slice(s![..500, ..]), &y[..500]);
    let path = tempfile::NamedTempFile::new().unwrap().into_temp_path();
    let mut whole = new(1, 6);
    whole.checkpoint = Some(Checkpoint { path: path.to_path_buf(), every: 4 });
    whole.fit(&train, &mut [])?;
    let mut half = new(1, 4);
    half.fit(&train, &mut [])?;
    let (mut resumed, mut no_order, mut weights) = (new(2, 6), new(2, 2), new(2, 2));
    resumed.resume(&path, &mut [])?;
    println!("the file knows of {} epochs and {} steps", resumed.curves.epochs(), resumed.steps());
    (no_order.model, no_order.optimizer) = (half.model.clone(), half.optimizer.clone());
    weights.model = half.model;
    let saved = [("everything", resumed), ("net and Adam", no_order), ("net alone", weights)];
    for (name, mut run) in saved {
        run.fit(&train, &mut [])?;
        let apart = &run.model.layers[0].weight.value - &whole.model.layers[0].weight.value;
        let apart = apart.mapv(f64::abs).fold(0.0, |a: f64, &b| a.max(b));
        println!("{name:<13} the same bits: {:<5}  apart by {apart:.3}", run.model == whole.model);
    }
    Ok(())
}

//! Where training ends for several patiences and tolerances, and what that is worth on a test set.

use backprop::{Activation, Mlp, SoftmaxCrossEntropy as Cost};
use ndarray::s;
use ndarray_rand::rand::Rng;
use optimizers::{Adam, Descent};
use tensor::Streams;
use training::{EarlyStopping, Plan, Score, Set, Trainer, Validation, evaluate};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (images, streams) = (datasets::digits(), Streams::new(1));
    let (x, truth) = (images.flat::<f64>(), images.labels.mapv(usize::from).to_vec());
    let (mut labels, mut rng) = (truth[..200].to_vec(), streams.stream("labels"));
    for label in labels.iter_mut().step_by(5) {
        *label = (*label + rng.random_range(1..10)) % 10;
    }
    let train = Set::new(x.slice(s![..200, ..]), &labels[..]);
    let part = |from: usize, to: usize| Set::new(x.slice(s![from..to, ..]), &truth[from..to]);
    let (dev, test) = (part(200, 600), part(600, 1797));
    println!("patience  tolerance   epochs   least dev cost   test cost   right");
    for rule in [None, Some((1, 0.0)), Some((5, 0.0)), Some((5, 0.1)), Some((20, 0.0))] {
        let (relu, linear) = (Activation::Relu, Activation::Identity);
        let net = Mlp::random(&[64, 60, 10], relu, linear, &mut streams.stream("init"));
        let adam = Descent::new(Adam { learning_rate: 0.005, ..Adam::default() })?;
        let mut watch = Validation::new(dev.clone(), Cost);
        let mut trainer = Trainer::new(net, Cost, adam, Plan { epochs: 60, batch: 20, seed: 1 });
        if let Some((patience, tolerance)) = rule {
            let mut stopping = EarlyStopping::new(patience, tolerance)?;
            trainer.fit(&train, &mut [&mut watch, &mut stopping])?;
            print!("{patience:>8} {tolerance:>10.1}");
        } else {
            trainer.fit(&train, &mut [&mut watch])?;
            print!("   (does not stop) ");
        }
        let costs = trainer.curves.records().filter_map(|record| Some(record.dev?.cost));
        let (epochs, least) = (trainer.curves.epochs(), costs.fold(f64::INFINITY, f64::min));
        let Score { cost, accuracy } = evaluate(&trainer.model, &Cost, &test);
        let right = accuracy.expect("classes");
        println!(" {epochs:>8} {least:>16.2} {cost:>11.2} {right:>7.2}");
    }
    Ok(())
}

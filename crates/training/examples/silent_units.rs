//! A price on activities: how many of 60 hidden neurons answer to a digit they have not learned.

use backprop::{Activation, Dense, Layer, SoftmaxCrossEntropy};
use ndarray::s;
use optimizers::{Adam, Descent};
use tensor::Streams;
use training::{Activity, Norm, Plan, Set, Trainer, evaluate};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (images, streams) = (datasets::digits(), Streams::new(1));
    let (x, y) = (images.flat::<f64>(), images.labels.mapv(usize::from).to_vec());
    let part = |from: usize, to: usize| Set::new(x.slice(s![from..to, ..]), &y[from..to]);
    let (train, dev) = (part(0, 600), part(600, 1200));
    println!("lambda   neurons that answer   dev cost   right");
    for strength in [0.0, 0.001, 0.01, 0.03, 0.1] {
        let mut rng = streams.stream("init");
        let hidden = Dense::random(64, 60, &mut rng).then(Activation::Relu);
        let price = Activity { norm: Norm::L1, strength };
        let net = hidden.then(price).then(Dense::random(60, 10, &mut rng));
        let adam = Descent::new(Adam { learning_rate: 0.005, ..Adam::default() })?;
        let plan = Plan { epochs: 20, batch: 20, seed: 1 };
        let mut trainer = Trainer::new(net, SoftmaxCrossEntropy, adam, plan);
        trainer.fit(&train, &mut [])?;
        let a = trainer.model.first.first.predict(dev.x);
        let speaks = 60.0 * a.iter().filter(|a| **a > 0.0).count() as f64 / a.len() as f64;
        let score = evaluate(&trainer.model, &SoftmaxCrossEntropy, &dev);
        let right = score.accuracy.expect("classes");
        println!("{strength:>6} {speaks:>21.0} {:>10.2} {right:>7.2}", score.cost);
    }
    Ok(())
}

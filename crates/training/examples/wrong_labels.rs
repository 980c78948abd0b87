//! 200 digits, 40 of them with a wrong label: what a net of 60 hidden neurons says of these 40.

use backprop::{Activation, Layer, Mlp, SoftmaxCrossEntropy, argmax};
use ndarray::s;
use ndarray_rand::rand::Rng;
use optimizers::{Adam, Descent};
use tensor::Streams;
use training::{Plan, Set, Trainer, evaluate};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (images, streams) = (datasets::digits(), Streams::new(1));
    let (x, truth) = (images.flat::<f64>(), images.labels.mapv(usize::from).to_vec());
    let (mut labels, mut rng) = (truth[..200].to_vec(), streams.stream("labels"));
    for label in labels.iter_mut().step_by(5) {
        *label = (*label + rng.random_range(1..10)) % 10;
    }
    let train = Set::new(x.slice(s![..200, ..]), &labels[..]);
    let dev = Set::new(x.slice(s![200..600, ..]), &truth[200..600]);
    println!("64-60-10, Adam with the rate 0.005, batches of 20, seed 1\n");
    println!("epochs   cost: train     dev   of 40 wrong labels: says the label   says the digit");
    for epochs in [2, 5, 10, 30, 100] {
        let (relu, linear) = (Activation::Relu, Activation::Identity);
        let net = Mlp::random(&[64, 60, 10], relu, linear, &mut streams.stream("init"));
        let adam = Descent::new(Adam { learning_rate: 0.005, ..Adam::default() })?;
        let plan = Plan { epochs, batch: 20, seed: 1 };
        let mut trainer = Trainer::new(net, SoftmaxCrossEntropy, adam, plan);
        trainer.fit(&train, &mut [])?;
        let says = argmax(trainer.model.predict(train.x).view());
        let like = |wanted: &[usize]| {
            says.iter().zip(wanted).step_by(5).filter(|(says, wanted)| says == wanted).count()
        };
        let (label, digit) = (like(&labels), like(&truth));
        let [train, dev] =
            [&train, &dev].map(|set| evaluate(&trainer.model, &SoftmaxCrossEntropy, set).cost);
        println!("{epochs:>6} {train:>13.2} {dev:>7.2} {label:>36} {digit:>16}");
    }
    Ok(())
}

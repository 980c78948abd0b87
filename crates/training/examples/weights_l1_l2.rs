//! The weights of a net for digits that learned at no price, with L2 and with L1.

use backprop::{Activation, Mlp, SoftmaxCrossEntropy};
use ndarray::s;
use ndarray_rand::rand::Rng;
use optimizers::{Descent, Sgd};
use plot::{Axis, Chart, Figure};
use tensor::Streams;
use training::{Norm, Penalty, Plan, Set, Trainer, evaluate};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (images, streams) = (datasets::digits(), Streams::new(1));
    let (x, truth) = (images.flat::<f64>(), images.labels.mapv(usize::from).to_vec());
    let (mut labels, mut rng) = (truth[..200].to_vec(), streams.stream("labels"));
    for label in labels.iter_mut().step_by(5) {
        *label = (*label + rng.random_range(1..10)) % 10;
    }
    let train = Set::new(x.slice(s![..200, ..]), &labels[..]);
    let dev = Set::new(x.slice(s![200..600, ..]), &truth[200..600]);
    let mut figure = Figure::new(
        "What do prices leave of 4,440 weights? L2 draws all of them nearer to 0. L1 puts most of them within a \
         step of 0, and leaves a few, the longest longer than before.",
        "Three histograms of weights from −0.6 to 0.6. Without a price they are spread widely. With L2 they form a \
         narrow hill around 0. With L1 one bar at 0 holds nearly all of them, and few are left beside it.",
    );
    for (name, norm, strength) in
        [("none", Norm::L2, 0.0), ("L2", Norm::L2, 0.01), ("L1", Norm::L1, 0.003)]
    {
        let (relu, linear) = (Activation::Relu, Activation::Identity);
        let net = Mlp::random(&[64, 60, 10], relu, linear, &mut streams.stream("init"));
        let (sgd, plan) = (Sgd { learning_rate: 0.2 }, Plan { epochs: 100, batch: 20, seed: 1 });
        let mut trainer = Trainer::new(net, SoftmaxCrossEntropy, Descent::new(sgd)?, plan);
        trainer.fit(&train, &mut [&mut Penalty::new(norm, strength)?])?;
        let layers = &trainer.model.layers;
        let w: Vec<f64> = layers.iter().flat_map(|layer| &layer.weight.value).copied().collect();
        let near_zero = w.iter().filter(|w| w.abs() < 0.01).count();
        println!("{name}-near-zero: {:.0} %", 100.0 * near_zero as f64 / w.len() as f64);
        println!("{name}-longest: {:.1}", w.iter().fold(0.0, |most: f64, w| most.max(w.abs())));
        println!("{name}-dev: {:.2}", evaluate(&trainer.model, &SoftmaxCrossEntropy, &dev).cost);
        let x = Axis::new("weight").range(-0.6, 0.6);
        let chart = Chart::new(x, Axis::new("weights").range(0.0, 4000.0)).title(name);
        figure = figure.panel(chart.histogram(name, w, 41).height(220.0));
    }
    figure.seed(1).columns(3).save("weights_l1_l2")?;
    Ok(())
}

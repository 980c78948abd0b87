//! The cost on development samples against the strength of L2 and of L1.

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
    let costs = |norm, strength| -> Result<_, training::Error> {
        let (relu, linear) = (Activation::Relu, Activation::Identity);
        let net = Mlp::random(&[64, 60, 10], relu, linear, &mut streams.stream("init"));
        let (sgd, plan) = (Sgd { learning_rate: 0.2 }, Plan { epochs: 100, batch: 20, seed: 1 });
        let mut trainer = Trainer::new(net, SoftmaxCrossEntropy, Descent::new(sgd)?, plan);
        trainer.fit(&train, &mut [&mut Penalty::new(norm, strength)?])?;
        Ok([&train, &dev].map(|set| evaluate(&trainer.model, &SoftmaxCrossEntropy, set).cost))
    };
    let free = costs(Norm::L2, 0.0)?[1];
    println!("no-price: {free:.2}");
    let mut figure = Figure::new(
        "How high a price? One that can be found by trying, since the training cost only rises with it: the development \
         cost has its least value between a price that nothing notices and one that forbids learning.",
        "Two charts of cost against strength on a logarithmic axis, for L2 and for L1. In both the training cost rises \
         from 0.2 to above 1. The development cost begins at 1.3, just below a dashed line for no price, falls to \
         about 1.05 and rises again.",
    );
    let of_l2 = ("L2", Norm::L2, [0.001, 0.003, 0.01, 0.03, 0.1]);
    let of_l1 = ("L1", Norm::L1, [0.0001, 0.0003, 0.001, 0.003, 0.01]);
    for (name, norm, strengths) in [of_l2, of_l1] {
        let mut curves = [Vec::new(), Vec::new()];
        for strength in strengths {
            let costs = costs(norm, strength)?;
            println!("{name}-{strength}: {:.2}", costs[1]);
            curves.iter_mut().zip(costs).for_each(|(curve, cost)| curve.push((strength, cost)));
        }
        let [train, dev] = curves;
        let chart = Chart::new(Axis::log("strength λ/P"), Axis::new("cost").range(0.0, 2.0));
        let chart = chart.title(name).height(240.0).horizontal(free, "no price");
        figure = figure.panel(chart.line("training", train).line("development", dev));
    }
    figure.seed(1).columns(2).save("price_sweep")?;
    Ok(())
}

//! The costs and the shares of right answers on training and development samples, epoch by epoch.

use backprop::{Activation, Mlp, SoftmaxCrossEntropy};
use ndarray::s;
use ndarray_rand::rand::Rng;
use optimizers::{Adam, Descent};
use plot::{Axis, Chart, Figure};
use tensor::Streams;
use training::{EarlyStopping, Plan, Set, Trainer, Validation};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (images, streams) = (datasets::digits(), Streams::new(1));
    let (x, truth) = (images.flat::<f64>(), images.labels.mapv(usize::from).to_vec());
    let (mut labels, mut rng) = (truth[..200].to_vec(), streams.stream("labels"));
    for label in labels.iter_mut().step_by(5) {
        *label = (*label + rng.random_range(1..10)) % 10;
    }
    let train = Set::new(x.slice(s![..200, ..]), &labels[..]);
    let dev = Set::new(x.slice(s![200..600, ..]), &truth[200..600]);
    let trainer = || -> Result<_, Box<dyn std::error::Error>> {
        let (relu, linear) = (Activation::Relu, Activation::Identity);
        let net = Mlp::random(&[64, 60, 10], relu, linear, &mut streams.stream("init"));
        let adam = Descent::new(Adam { learning_rate: 0.005, ..Adam::default() })?;
        let plan = Plan { epochs: 60, batch: 20, seed: 1 };
        Ok(Trainer::new(net, SoftmaxCrossEntropy, adam, plan))
    };
    let mut watch = Validation::new(dev, SoftmaxCrossEntropy);
    let (mut whole, mut stopped) = (trainer()?, trainer()?);
    whole.fit(&train, &mut [&mut watch])?;
    let mut stopping = EarlyStopping::new(5, 0.0)?;
    stopped.fit(&train, &mut [&mut watch, &mut stopping])?;
    let records: Vec<_> = whole.curves.records().map(|r| (r.train, r.dev.expect("kept"))).collect();
    let best = (0..60).min_by(|&a, &b| records[a].1.cost.total_cmp(&records[b].1.cost));
    let (best, stop) = (best.expect("60 epochs"), stopped.curves.epochs());
    println!("best-epoch: {}", best + 1);
    println!("stopped-after: {stop}");
    println!("train-cost: {:.2}", records[59].0.cost);
    println!("least-dev-cost: {:.2}", records[best].1.cost);
    println!("last-dev-cost: {:.2}", records[59].1.cost);
    println!("train-right: {:.2}", records[59].0.accuracy.expect("classes"));
    println!("best-dev-right: {:.2}", records[best].1.accuracy.expect("classes"));
    println!("dev-right: {:.2}", records[59].1.accuracy.expect("classes"));
    let mark = |chart: Chart<'static>| {
        chart.height(170.0).vertical(best as f64 + 1.0, "best").vertical(stop as f64, "stop")
    };
    let epochs = || Axis::new("epoch").range(0.0, 60.0);
    let points = |value: &dyn Fn(usize) -> f64| -> Vec<_> {
        (0..60).map(|epoch| (epoch as f64 + 1.0, value(epoch))).collect()
    };
    let cost = Chart::new(epochs(), Axis::new("cost").range(0.0, 2.5))
        .line("training", points(&|epoch| records[epoch].0.cost))
        .line("development", points(&|epoch| records[epoch].1.cost));
    let right = Chart::new(epochs(), Axis::new("right answers").range(0.0, 1.0))
        .line("training", points(&|epoch| records[epoch].0.accuracy.expect("classes")))
        .line("development", points(&|epoch| records[epoch].1.accuracy.expect("classes")));
    Figure::new(
        "When does a net stop learning digits and begin to learn labels by heart? Where the development cost \
         turns up, at the line called best. Both training curves go on as if nothing had happened. A stop five epochs \
         later is soon enough, since the weights of the best epoch are put back.",
        "Two charts over 60 epochs. Above: the training cost falls from 2.2 to 0.2; the development cost falls to \
         0.9 in ten epochs, turns and rises to about 1.2. Below: the share of right training answers rises \
         to nearly 1; that of development answers rises to 0.8, then falls below 0.7. Two dashed lines mark the best \
         epoch, 12, and the stop, 17.",
    )
    .seed(1)
    .columns(1)
    .panel(mark(cost))
    .panel(mark(right))
    .save("train_and_dev")?;
    Ok(())
}

//! The costs of nets of one hidden layer against its width, 60 epochs, five starts each.

use backprop::{Activation, Mlp, SoftmaxCrossEntropy};
use ndarray::s;
use ndarray_rand::rand::Rng;
use optimizers::{Adam, Descent};
use plot::{Axis, Chart, Figure};
use tensor::Streams;
use training::{Plan, Set, Trainer, evaluate};

const WIDTHS: [usize; 8] = [1, 2, 4, 8, 16, 32, 64, 128];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let images = datasets::digits();
    let (x, truth) = (images.flat::<f64>(), images.labels.mapv(usize::from).to_vec());
    let (mut labels, mut rng) = (truth[..200].to_vec(), Streams::new(1).stream("labels"));
    for label in labels.iter_mut().step_by(5) {
        *label = (*label + rng.random_range(1..10)) % 10;
    }
    let train = Set::new(x.slice(s![..200, ..]), &labels[..]);
    let dev = Set::new(x.slice(s![200..600, ..]), &truth[200..600]);
    let (mut on_train, mut on_dev) = (Vec::new(), Vec::new());
    for width in WIDTHS {
        let mut costs = [Vec::new(), Vec::new()];
        for seed in 1..=5 {
            let (relu, linear) = (Activation::Relu, Activation::Identity);
            let mut rng = Streams::new(seed).stream("init");
            let net = Mlp::random(&[64, width, 10], relu, linear, &mut rng);
            let adam = Descent::new(Adam { learning_rate: 0.005, ..Adam::default() })?;
            let plan = Plan { epochs: 60, batch: 20, seed };
            let mut trainer = Trainer::new(net, SoftmaxCrossEntropy, adam, plan);
            trainer.fit(&train, &mut [])?;
            for (costs, set) in costs.iter_mut().zip([&train, &dev]) {
                costs.push(evaluate(&trainer.model, &SoftmaxCrossEntropy, set).cost);
            }
        }
        let [(train, spread), (dev, dev_spread)] = costs.map(|costs| {
            let mean = costs.iter().sum::<f64>() / 5.0;
            (mean, (costs.iter().map(|cost| (cost - mean).powi(2)).sum::<f64>() / 4.0).sqrt())
        });
        on_train.push((width as f64, train, spread));
        on_dev.push((width as f64, dev, dev_spread));
    }
    let least = on_dev.iter().min_by(|a, b| a.1.total_cmp(&b.1)).expect("eight widths");
    println!("best-width: {}", least.0);
    println!("best-cost: {:.2}", least.1);
    println!("one-neuron: {:.2}", on_dev[0].1);
    println!("most-neurons: {:.2}", on_dev[7].1);
    let widths = Axis::log("hidden neurons").range(0.8, 160.0);
    let chart = Chart::new(
        widths.ticks(WIDTHS.map(|width| (width as f64, width.to_string()))),
        Axis::new("cost").range(0.0, 2.5),
    )
    .line("training", on_train.iter().map(|&(width, cost, _)| (width, cost)))
    .line("development", on_dev.iter().map(|&(width, cost, _)| (width, cost)))
    .spread("training", on_train)
    .spread("development", on_dev)
    .height(280.0);
    Figure::new(
        "How many hidden neurons? Neither few nor many. The training cost falls with each of them. The development cost falls \
         as far as 16 and rises from there, because a larger net also learns the wrong labels. The whiskers are the \
         deviation over five starts.",
        "Cost against the number of hidden neurons, 1 to 128 on a logarithmic axis. The training cost falls from 2.1 \
         to 0.1. The development cost falls from 2.2 to 1.0 at 16 neurons and rises to 1.4 at 128.",
    )
    .seed(1)
    .panel(chart)
    .save("size_sweep")?;
    Ok(())
}

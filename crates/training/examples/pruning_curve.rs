//! The cost of a net with fewer and fewer of its weights, taken out by sensitivity and by lot.

use backprop::{Activation, Mlp, SoftmaxCrossEntropy};
use ndarray::{ArrayD, s};
use ndarray_rand::rand::Rng;
use optimizers::{Adam, Descent};
use plot::{Axis, Chart, Figure};
use tensor::Streams;
use training::{Plan, Pruning, Set, Trainer, evaluate, sensitivity};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (images, streams) = (datasets::digits(), Streams::new(1));
    let (x, y) = (images.flat::<f64>(), images.labels.mapv(usize::from).to_vec());
    let part = |from: usize, to: usize| Set::new(x.slice(s![from..to, ..]), &y[from..to]);
    let (train, dev) = (part(0, 600), part(600, 1200));
    let trainer = |net, epochs| -> Result<_, optimizers::Error> {
        let adam = Descent::new(Adam { learning_rate: 0.005, ..Adam::default() })?;
        Ok(Trainer::new(net, SoftmaxCrossEntropy, adam, Plan { epochs, batch: 20, seed: 1 }))
    };
    let (relu, linear) = (Activation::Relu, Activation::Identity);
    let net = Mlp::random(&[64, 30, 10], relu, linear, &mut streams.stream("init"));
    let mut first = trainer(net, 20)?;
    first.fit(&train, &mut [])?;
    let mut net = first.model;
    let cost = |net: &Mlp<f64>| evaluate(net, &SoftmaxCrossEntropy, &dev).cost;
    let scores = sensitivity(&mut net, &SoftmaxCrossEntropy, &train, 20);
    let mut lot = streams.stream("lot");
    let drawn: Vec<ArrayD<f64>> = scores.iter().map(|s| s.mapv(|_| lot.random())).collect();
    let weights: usize = scores.iter().map(|s| s.len()).sum();
    println!("weights: {weights}");
    println!("whole: {:.2}", cost(&net));
    let mut curves = [Vec::new(), Vec::new(), Vec::new()];
    for percent in (0..=95).step_by(5) {
        let count = weights * percent / 100;
        let without = |scores: &[ArrayD<f64>]| {
            let (mut net, pruning) = (net.clone(), Pruning::of_the_least(scores, count));
            pruning.apply(&mut net);
            (net, pruning)
        };
        let (random, _) = without(&drawn);
        let (least, mut pruning) = without(&scores);
        let mut again = trainer(least.clone(), 5)?;
        again.fit(&train, &mut [&mut pruning])?;
        let costs = [cost(&random), cost(&least), cost(&again.model)];
        if matches!(percent, 50 | 80 | 90) {
            println!("lot-{percent}: {:.2}", costs[0]);
            println!("least-{percent}: {:.2}", costs[1]);
            println!("again-{percent}: {:.2}", costs[2]);
        }
        curves.iter_mut().zip(costs).for_each(|(curve, c)| curve.push((percent as f64, c)));
    }
    let [random, least, again] = curves;
    let chart = Chart::new(
        Axis::new("weights taken out").unit("%").range(0.0, 100.0),
        Axis::new("development cost").range(0.0, 2.5),
    )
    .line("drawn by lot", random)
    .line("least sensitive", least)
    .line("least sensitive, then trained on", again)
    .height(280.0);
    Figure::new("How many weights does a net need? A fifth of them, if they are chosen well and learn on. Half of them can go without \
         anybody noticing if the least sensitive go; drawn by lot, a tenth is missed at once.", "Development cost against the share of weights taken out, 0 to 95 %. Drawn by lot, the cost rises from the \
         beginning. With the least sensitive taken out it stays level up to about 70 % and rises then. Trained on, it stays level \
         up to about 80 %.")
        .seed(1)
        .panel(chart)
        .save("pruning_curve")?;
    Ok(())
}

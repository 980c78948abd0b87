//! What are the filters of a net for 0 to 4 worth where 5 to 9 are to be told apart?

use backprop::{Activation, Dense, Layer, SoftmaxCrossEntropy};
use cnn::{Block, Conv2d, Flatten, MaxPool, Window};
use ndarray::{Array4, Axis, Ix2, Ix4, s};
use optimizers::{Adam, Descent};
use plot::{Axis as Scale, Chart, Figure};
use std::ops::Range;
use tensor::{Rng, Streams};
use training::{Frozen, Plan, Set, Trainer, evaluate};

type Task = (Array4<f64>, Vec<usize>);

fn digits(classes: Range<usize>) -> Task {
    let digits = datasets::digits();
    let x: Array4<f64> = digits.flat().into_shape_with_order((1797, 8, 8, 1)).unwrap();
    let y = digits.labels.mapv(usize::from);
    let rows: Vec<usize> = (0..1797).filter(|&row| classes.contains(&y[row])).collect();
    (x.select(Axis(0), &rows), rows.iter().map(|&row| y[row] - classes.start).collect())
}

fn block(channels: usize, maps: usize, rng: &mut Rng) -> Block<f64> {
    let conv = Conv2d::random(channels, maps, Window::new(3).same(), rng);
    conv.then(Activation::Relu).then(MaxPool::new(2))
}

fn fit<M>(net: M, (x, y): &Task, rows: Range<usize>, epochs: usize) -> M
where
    M: Layer<f64, Ix4, Out = Ix2>,
{
    let adam = Descent::new(Adam { learning_rate: 0.01, ..Adam::default() }).unwrap();
    let plan = Plan { epochs, batch: 20, seed: 1 };
    let mut trainer = Trainer::new(net, SoftmaxCrossEntropy, adam, plan);
    trainer.fit(&Set::new(x.slice(s![rows.clone(), .., .., ..]), &y[rows]), &mut []).unwrap();
    trainer.model
}

/// Learns from three draws of `few` samples, and is tested on those from 500 on: the right answers in %.
fn read<M: Layer<f64, Ix4, Out = Ix2>>(net: impl Fn() -> M, task: &Task, few: usize) -> f64 {
    let test = Set::new(task.0.slice(s![500.., .., .., ..]), &task.1[500..]);
    let draws = (0..3).map(|draw| {
        let net = fit(net(), task, few * draw..few * (draw + 1), 30);
        evaluate(&net, &SoftmaxCrossEntropy, &test).accuracy.expect("there are classes")
    });
    100.0 * draws.sum::<f64>() / 3.0
}

/// What so few samples of 5 to 9 make of a net.
type Way<'a> = Box<dyn Fn(usize) -> f64 + 'a>;

fn main() -> std::io::Result<()> {
    let (old, new) = (digits(0..5), digits(5..10));
    let rng = &mut Streams::new(1).stream("init");
    let (one, two) = (&block(1, 8, rng), &block(8, 16, rng));
    let last = || Flatten.then(Dense::random(64, 5, &mut Streams::new(1).stream("last")));
    let learned = fit(one.clone().then(two.clone()).then(last()), &old, 0..900, 15);
    let (old_one, old_two) = (&learned.first.first, &learned.first.second);
    let samples = [10, 20, 50, 100];
    let all: [(&str, Way); 4] = [
        (
            "first layer frozen",
            Box::new(|few| {
                read(|| Frozen(old_one.clone()).then(two.clone()).then(last()), &new, few)
            }),
        ),
        (
            "from scratch",
            Box::new(|few| read(|| one.clone().then(two.clone()).then(last()), &new, few)),
        ),
        (
            "both layers frozen",
            Box::new(|few| {
                read(|| Frozen(old_one.clone().then(old_two.clone())).then(last()), &new, few)
            }),
        ),
        (
            "both random and frozen",
            Box::new(|few| read(|| Frozen(one.clone().then(two.clone())).then(last()), &new, few)),
        ),
    ];
    let ticks = Scale::log("samples of 5 to 9").ticks(samples.map(|n| (n as f64, n.to_string())));
    let mut chart = Chart::new(ticks, Scale::new("right answers").unit("%").range(40.0, 100.0));
    for (name, read) in all {
        let points = samples.map(|few| (few as f64, read(few)));
        for (few, right) in points {
            println!("{}-{few}: {right:.0}", name.replace("random", "drawn").replace(' ', "-"));
        }
        chart = chart.line(name, points);
    }
    Figure::new(
        "What are filters that tell 0 to 4 apart worth for 5 to 9? With ten samples as much as filters \
         learned from these samples, and much more than random filters. From twenty on a net that learns \
         all its layers anew reads a few in a hundred more than one with both frozen.",
        "Right answers over 10 to 100 samples of 5 to 9. Three curves start between 70 and 80 % and end \
         near 90 %: first layer frozen, from scratch, and both layers frozen, which is last at 100. The \
         fourth, both random and frozen, starts below 50 % and ends near 85 %.",
    )
    .seed(1)
    .panel(chart)
    .save("transferred_filters")
}

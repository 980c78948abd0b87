//! What a run says of its learning rate, and what the curve of the training cost leaves out.

use backprop::{Activation, Mlp, SoftmaxCrossEntropy};
use ndarray::{Array2, s};
use optimizers::{Descent, Sgd};
use plot::{Axis, Chart, Figure};
use tensor::Streams;
use training::{Plan, Set, Trainer, Validation};

/// Twelve epochs on 1,300 digits: the costs of the training set, and those of the digits `from..to`.
fn costs(learning_rate: f64, from: usize, to: usize) -> [Vec<(f64, f64)>; 2] {
    let digits = datasets::digits();
    let (x, y): (Array2<f64>, Vec<_>) = (digits.flat(), digits.labels.mapv(usize::from).to_vec());
    let part = |from: usize, to: usize| Set::new(x.slice(s![from..to, ..]), &y[from..to]);
    let (relu, last) = (Activation::Relu, Activation::Identity);
    let net = Mlp::random(&[64, 30, 10], relu, last, &mut Streams::new(1).stream("init"));
    let sgd: Descent<f64, _, 0> = Descent::new(Sgd { learning_rate }).expect("positive");
    let plan = Plan { epochs: 12, batch: 32, seed: 1 };
    let mut trainer = Trainer::new(net, SoftmaxCrossEntropy, sgd, plan);
    let mut validation = Validation::new(part(from, to), SoftmaxCrossEntropy);
    trainer.fit(&part(0, 1300), &mut [&mut validation]).expect("no rate is that high");
    let epochs = || (1..).map(f64::from).zip(trainer.curves.records());
    let dev = epochs().filter_map(|(epoch, record)| Some((epoch, record.dev?.cost)));
    [epochs().map(|(epoch, record)| (epoch, record.train.cost)).collect(), dev.collect()]
}

fn main() -> std::io::Result<()> {
    let epoch = || Axis::new("epoch").range(0.0, 12.0);
    let cost = || Axis::new("cost").range(0.0, 2.5);
    let mut rates = Chart::new(epoch(), cost()).title("new digits, three rates");
    for eta in [0.002, 0.2, 4.0] {
        let [_, dev] = costs(eta, 1300, 1797);
        rates = rates.line(format!("η = {eta}"), dev);
    }
    let [during, new] = costs(0.05, 1300, 1797);
    let [_, after] = costs(0.05, 0, 1300);
    let one = Chart::new(epoch(), cost())
        .title("η = 0.05")
        .line("training, while it runs", during)
        .line("training, after the epoch", after)
        .line("new digits", new);
    Figure::new(
        "Which of three rates is too small, and which too large? Both leave the cost at 2.3: with 0.002 it creeps \
         down, with 4 it jumps up and down. On the right, why do new digits cost less at first than those that \
         are learned? Because the solid line is measured during the epoch; the one measured after it lies lowest.",
        "Two charts of the cost over twelve epochs. Left: the line of rate 0.2 falls below 0.4, those of 0.002 and 4 stay \
         near 2.3, the second with small jumps. Right: three lines fall together from 2.2; training while it runs is the \
         highest up to epoch 6, then new digits; training after the epoch is the lowest throughout.",
    )
    .seed(1)
    .columns(2)
    .panel(rates)
    .panel(one)
    .save("learning_curves")
}

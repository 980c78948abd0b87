//! A tanh net of five layers on digits: the cost by epoch from two starts, ten runs each.

use backprop::{Activation, Batches, Layer, Loss, Mlp, Mode, SoftmaxCrossEntropy, descend};
use init::Initializer;
use ndarray::{Array1, Array2, Axis};
use plot::{Axis as Scale, Chart, Figure};
use tensor::Streams;

/// (epoch, mean, twice the deviation) of the cost over ten runs: batches of 32, rate 0.02.
fn costs(rule: Initializer, x: &Array2<f64>, y: &[usize]) -> Vec<(f64, f64, f64)> {
    let mut all = vec![Vec::new(); 11];
    for seed in 1..=10 {
        let mut rng = Streams::new(seed).stream("init");
        let widths = [64, 50, 50, 50, 50, 10];
        let tanh = Activation::Tanh { beta: 1.0 };
        let mut net = Mlp::random(&widths, tanh, Activation::Identity, &mut rng);
        rule.initialize(&mut net, &mut rng);
        let mut batches = Batches::new(y.len(), 32).expect("there are digits");
        for costs in &mut all {
            costs.push(SoftmaxCrossEntropy.loss(net.predict(x.view()).view(), y).0);
            for rows in batches.epoch(&mut rng) {
                let (x, y): (_, Vec<_>) =
                    (x.select(Axis(0), rows), rows.iter().map(|&row| y[row]).collect());
                let (y_hat, trace) = net.forward(x.view(), &mut Mode::Eval);
                let (_, delta) = SoftmaxCrossEntropy.loss(y_hat.view(), &y);
                net.accumulate(x.view(), y_hat.view(), delta, trace);
                descend(&mut net, 0.02);
            }
        }
    }
    let summary = |(epoch, costs): (usize, Vec<f64>)| {
        let costs = Array1::from(costs);
        (epoch as f64, costs.mean().expect("ten runs"), 2.0 * costs.std(1.0))
    };
    all.into_iter().enumerate().map(summary).collect()
}

fn main() -> std::io::Result<()> {
    let digits = datasets::digits();
    let (x, y) = (digits.flat::<f64>(), digits.labels.mapv(usize::from).to_vec());
    let chart = Chart::new(Scale::new("epochs"), Scale::new("cost").range(0.0, 2.6))
        .spread("±1/√n", costs(Initializer::Uniform { a: 1.0 }, &x, &y))
        .spread("Xavier, uniform", costs(Initializer::XavierUniform, &x, &y))
        .height(280.0);
    Figure::new(
        "Does Xavier’s rule pay after the first step? Before training it costs a little more; from the \
         first epoch on it costs less, and the two ranges of ten runs do not meet again.",
        "Cost against epochs 0 to 10 with whiskers of two deviations. The points for weights from ±1/√n \
         stay near 2.3 for five epochs and end near 1.6; those for Xavier’s are at 1.8 after one epoch and end below 0.3.",
    )
    .seed(1)
    .panel(chart)
    .save("xavier_and_uniform")
}

//! The cost of ReLU nets of 30 layers while they learn, started with Xavier's and with He's weights.

use backprop::{Activation, Batches, Layer, Loss, Mlp, Mode, SoftmaxCrossEntropy};
use backprop::{clip_norm, descend};
use init::Initializer;
use ndarray::{Array2, Axis};
use plot::{Axis as Scale, Chart, Figure};
use tensor::Streams;

const EPOCHS: usize = 15;

/// The mean cost after 0, 1, 2, … epochs: batches of 32, rate 0.02, gradients clipped to length 1.
fn costs(rule: Initializer, x: &Array2<f64>, y: &[usize], seed: u64) -> Vec<(f64, f64)> {
    let mut rng = Streams::new(seed).stream("init");
    let mut widths = [50; 31];
    (widths[0], widths[30]) = (64, 10);
    let mut net = Mlp::random(&widths, Activation::Relu, Activation::Identity, &mut rng);
    rule.initialize(&mut net, &mut rng);
    let mut batches = Batches::new(y.len(), 32).expect("there are digits");
    let mut costs = Vec::new();
    for epoch in 0..=EPOCHS {
        let (cost, _) = SoftmaxCrossEntropy.loss(net.predict(x.view()).view(), y);
        costs.push((epoch as f64, cost));
        for rows in batches.epoch(&mut rng) {
            let (x, y): (_, Vec<_>) =
                (x.select(Axis(0), rows), rows.iter().map(|&row| y[row]).collect());
            let (y_hat, trace) = net.forward(x.view(), &mut Mode::Eval);
            let (_, delta) = SoftmaxCrossEntropy.loss(y_hat.view(), &y);
            net.accumulate(x.view(), y_hat.view(), delta, trace);
            clip_norm(&mut net, 1.0);
            descend(&mut net, 0.02);
        }
    }
    costs
}

fn main() -> std::io::Result<()> {
    let digits = datasets::digits();
    let (x, y) = (digits.flat::<f64>(), digits.labels.mapv(usize::from).to_vec());
    let (mean, std) = (x.mean_axis(Axis(0)).expect("digits"), x.std_axis(Axis(0), 0.0));
    let x = (x - mean) / std.mapv(|s| if s > 0.0 { s } else { 1.0 });
    let mut chart = Chart::new(Scale::new("epochs"), Scale::new("cost").range(0.0, 3.6))
        .horizontal(10_f64.ln(), "ln 10")
        .height(280.0);
    for (name, rule) in [("Xavier", Initializer::XavierNormal), ("He", Initializer::HeNormal)] {
        for seed in 1..=3 {
            chart = chart.line(name, costs(rule, &x, &y, seed));
        }
    }
    Figure::new(
        "Does a ReLU net of 30 layers learn at all? Not from Xavier’s weights: its cost stays at ln 10, \
         what it costs to guess, in all three runs. From He’s weights it falls in all three.",
        "Cost against epochs 0 to 15. Three lines called Xavier lie on a dashed line at ln 10 = 2.3 from \
         end to end. Three lines called He begin above it, cross it in the first epoch and fall.",
    )
    .seed(1)
    .panel(chart)
    .save("thirty_layers")
}

//! Eight optimizers on real digits, each with the best of three rates: 64-32-10, seed 1.

use backprop::{Activation, Batches, Layer, Loss, Mlp, Mode, SoftmaxCrossEntropy};
use datasets::digits;
use ndarray::{Array2, Axis, s};
use optimizers::{
    Adadelta, Adagrad, Adam, Descent, Error, Momentum, Optimizer, RmsProp, Rprop, Sgd,
};
use plot::{Chart, Figure};
use tensor::Streams;

type Made = Result<Box<dyn Optimizer<f64>>, Error>;

fn make(name: &str, learning_rate: f64) -> Made {
    let momentum = Momentum { learning_rate, ..Momentum::default() };
    Ok(match name {
        "SGD" => Box::new(Descent::new(Sgd { learning_rate })?),
        "momentum" => Box::new(Descent::new(momentum)?),
        "Nesterov" => Box::new(Descent::new(Momentum { nesterov: true, ..momentum })?),
        "Adagrad" => Box::new(Descent::new(Adagrad { learning_rate, ..Adagrad::default() })?),
        "Adadelta" => Box::new(Descent::new(Adadelta { learning_rate, ..Adadelta::default() })?),
        "RMSprop" => Box::new(Descent::new(RmsProp { learning_rate, ..RmsProp::default() })?),
        "Adam" => Box::new(Descent::new(Adam { learning_rate, ..Adam::default() })?),
        _ => Box::new(Descent::new(Rprop { learning_rate, ..Rprop::default() })?),
    })
}

/// The cost of 1,500 digits after each of 12 epochs.
fn train(
    mut optimizer: Box<dyn Optimizer<f64>>,
    x: &Array2<f64>,
    y: &[usize],
    batch: usize,
) -> Vec<f64> {
    let streams = Streams::new(1);
    let (relu, linear) = (Activation::Relu, Activation::Identity);
    let mut net = Mlp::random(&[64, 32, 10], relu, linear, &mut streams.stream("init"));
    let mut batches = Batches::new(1500, batch).expect("neither is 0");
    let mut order = streams.stream("shuffle");
    let epoch = |_| {
        for rows in batches.epoch(&mut order) {
            let (x, y) = (x.select(Axis(0), rows), rows.iter().map(|&row| y[row]));
            let (z, trace) = net.forward(x.view(), &mut Mode::Eval);
            let (_, delta) = SoftmaxCrossEntropy.loss(z.view(), &y.collect::<Vec<_>>());
            net.accumulate(x.view(), z.view(), delta, trace);
            optimizer.step(&mut net);
        }
        SoftmaxCrossEntropy.loss(net.predict(x.view()).view(), y).0
    };
    (0..12).map(epoch).collect()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let images = digits();
    let x = images.flat::<f64>().slice(s![..1500, ..]).to_owned();
    let y: Vec<usize> = images.labels.iter().take(1500).map(|&label| label.into()).collect();
    let plain = [("SGD", 1.0), ("momentum", 0.1), ("Nesterov", 0.1), ("Rprop", 0.03)];
    let scaled = [("Adagrad", 0.1), ("Adadelta", 10.0), ("RMSprop", 0.01), ("Adam", 0.03)];
    let mut figure = Figure::new(
        "Which optimizer learns real digits first? Adam, with its best rate, closely followed by Nesterov's \
         momentum; after twelve epochs most are near each other.",
        "Cost on a logarithmic axis over 12 epochs, in two panels. Left, SGD, momentum and Nesterov fall \
         below 0.1, Rprop starts late and ends higher. Right, Adagrad, Adadelta, RMSprop and Adam, which \
         is the lowest at first.",
    );
    for names in [plain, scaled] {
        let mut chart = Chart::new("epoch", plot::Axis::log("cost").range(5e-3, 3.0)).height(240.0);
        for (name, middle) in names {
            let batch = if name == "Rprop" { 1500 } else { 32 };
            let mut best = (0.0, vec![f64::INFINITY; 12]);
            for rate in [middle / 3.0, middle, middle * 3.0] {
                let costs = train(make(name, rate)?, &x, &y, batch);
                if costs[2] < best.1[2] {
                    best = (rate, costs);
                }
            }
            let (rate, costs) = best;
            println!("rate-{name}: {rate:.2}");
            println!("early-{name}: {:.2}", costs[2]);
            println!("late-{name}: {:.2}", costs[11]);
            chart =
                chart.line(name, costs.iter().enumerate().map(|(t, cost)| (t as f64 + 1.0, *cost)));
        }
        figure = figure.panel(chart);
    }
    figure.columns(2).seed(1).save("optimizers_on_digits")?;
    Ok(())
}

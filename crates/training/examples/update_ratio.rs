//! How large the steps are beside the weights that they change, for three learning rates.

use backprop::{Activation, Mlp, SoftmaxCrossEntropy};
use ndarray::{Array2, s};
use optimizers::{Adam, Descent};
use plot::{Axis, Chart, Figure};
use tensor::Streams;
use training::{Plan, Set, Trainer, Watch};

fn main() -> std::io::Result<()> {
    let digits = datasets::digits();
    let (x, y): (Array2<f64>, Vec<_>) = (digits.flat(), digits.labels.mapv(usize::from).to_vec());
    let ratio = Axis::log("step / weights of the second layer").range(1e-6, 10.0);
    let mut chart = Chart::new(Axis::new("step").range(0.0, 200.0), ratio)
        .height(260.0)
        .horizontal(1e-3, "healthy: a thousandth")
        .horizontal(1e-4, "alarm: a ten-thousandth");
    for eta in [0.3, 0.001, 0.00001] {
        let tanh = Activation::Tanh { beta: 1.0 };
        let mut rng = Streams::new(1).stream("init");
        let net = Mlp::random(&[64, 30, 30, 10], tanh, Activation::Identity, &mut rng);
        let adam: Descent<f64, _, 2> =
            Descent::new(Adam { learning_rate: eta, ..Adam::default() }).expect("a rate above 0");
        let plan = Plan { epochs: 10, batch: 32, seed: 1 };
        let mut trainer = Trainer::new(net, SoftmaxCrossEntropy, adam, plan);
        let mut watch = Watch::new(10);
        let set = Set::new(x.slice(s![..640, ..]), &y[..640]);
        trainer.fit(&set, &mut [&mut watch]).expect("tanh keeps it finite");
        let second = watch.pulses.iter().filter(|pulse| pulse.path == "2.weight");
        chart = chart.line(format!("η = {eta}"), second.map(|p| (p.step as f64, p.ratio)));
    }
    Figure::new(
        "Is the learning rate of the right size? With η = 0.001 a step is some thousandths of the weights. A \
         hundredth of that rate stays below the alarm. With 0.3 the first step is larger than the weights; then every \
         unit is saturated, no gradient comes any more, and the steps die away.",
        "Ratio of step to weights over 200 steps of Adam, on a logarithmic axis. The line of rate 0.001 runs level between \
         a thousandth and a hundredth, above a dashed line marked healthy. That of 0.00001 runs below a dashed line at \
         a ten-thousandth, marked alarm. That of 0.3 starts above 1 and falls straight to a millionth in 120 steps.",
    )
    .seed(1)
    .panel(chart)
    .save("update_ratio")
}

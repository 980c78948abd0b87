//! The signal on its way up and the gradients on the way down, in three nets of ten layers of tanh.

use backprop::{Activation, Mlp, SoftmaxCrossEntropy};
use ndarray::Array2;
use optimizers::{Descent, Sgd};
use plot::{Axis, Chart, Figure};
use tensor::Streams;
use training::{Set, diagnose};

fn main() -> std::io::Result<()> {
    let digits = datasets::digits();
    let (x, y): (Array2<f64>, Vec<_>) = (digits.flat(), digits.labels.mapv(usize::from).to_vec());
    let layer = || {
        Axis::new("layer")
            .range(1.0, 10.0)
            .ticks([1, 4, 7, 10].map(|l| (f64::from(l), l.to_string())))
    };
    let mut up = Chart::new(layer(), Axis::log("variance of a").range(1e-24, 1e3)).title("signal");
    let mut down =
        Chart::new(layer(), Axis::log("length of ∂C/∂W").range(1e-12, 1e6)).title("gradient");
    for (name, gain) in [("0.2", 0.2), ("√3", 3.0_f64.sqrt()), ("20", 20.0)] {
        let widths: Vec<usize> = [64].into_iter().chain([50; 9]).chain([10]).collect();
        let tanh = Activation::Tanh { beta: 1.0 };
        let mut rng = Streams::new(1).stream("init");
        let mut net = Mlp::random(&widths, tanh, Activation::Identity, &mut rng);
        for layer in &mut net.layers {
            layer.weight.value *= gain;
            layer.bias.value.fill(0.0);
        }
        let sgd: Descent<f64, _, 0> =
            Descent::new(Sgd { learning_rate: 0.1 }).expect("a rate above 0");
        let report = diagnose(&net, &SoftmaxCrossEntropy, &sgd, &Set::new(x.view(), &y[..]), 1);
        let name = format!("weights × {name}");
        // Every other signal is that of an activation.
        let variances = report.signals.iter().skip(1).step_by(2).map(|signal| signal.variance);
        up = up.line(name.clone(), (1..).map(f64::from).zip(variances));
        let lengths = report.pulses.iter().map(|pulse| pulse.gradient);
        down = down.line(name, (1..).map(f64::from).zip(lengths));
    }
    Figure::new(
        "Which of three starts keeps ten layers alive? Only the middle one has both lines level. Small weights lose \
         nearly two decades of the signal in each layer, and their gradients are equally faint in all. Large weights \
         keep the variance at 1, since every unit is saturated, and their gradient grows a thousandfold on its way down.",
        "Two charts over ten layers on logarithmic axes, a line for each start. Left, the variance: weights × √3 level near \
         0.1, × 20 level at 1, × 0.2 falling straight to about 10⁻¹⁹. Right, the length of the gradient: × √3 level \
         near 1, × 0.2 level near 10⁻⁹, × 20 rising from 1 at layer 10 to above 1,000 at layer 1.",
    )
    .seed(1)
    .columns(2)
    .panel(up)
    .panel(down)
    .save("signal_by_depth")
}

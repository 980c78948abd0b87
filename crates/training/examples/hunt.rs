//! Two cases of the live figure, where it cannot be played: three nets of which two have a planted fault.

use backprop::{Activation, Mlp, SoftmaxCrossEntropy};
use datasets::digits;
use optimizers::{Adam, Descent};
use plot::{Axis, Chart, Figure};
use tensor::Streams;
use training::{Set, diagnose};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let digits = digits();
    let (x, y) = (digits.flat(), digits.labels.iter().map(|&k| k.into()).collect::<Vec<usize>>());
    let mut rng = Streams::new(1).stream("init");
    let mut a =
        Mlp::random(&[64, 30, 30, 30, 10], Activation::Relu, Activation::Identity, &mut rng);
    for layer in &mut a.layers {
        // From the variance 1/(3n) of `random` to He's 2/n.
        layer.weight.value *= 6.0_f64.sqrt();
        layer.bias.value.fill(0.0);
    }
    let (mut b, mut c) = (a.clone(), a.clone());
    b.layers[1].bias.value.iter_mut().take(24).for_each(|bias| *bias = -100.0);
    c.layers.iter_mut().for_each(|layer| layer.weight.value *= 0.2);
    let chart = |name: &str| Chart::new(Axis::new("layer").range(1.0, 4.0), name).height(220.0);
    let (mut variance, mut silent) = (chart("log₁₀ of the variance"), chart("silent share"));
    let adam: Descent<f64, _, 2> = Descent::new(Adam { learning_rate: 0.002, ..Adam::default() })?;
    for (name, net) in [("A", a), ("B", b), ("C", c)] {
        let set = Set::new(x.view(), &y[..]);
        let report = diagnose(&net, &SoftmaxCrossEntropy, &adam, &set, 100);
        let findings: Vec<String> = report.findings().iter().map(ToString::to_string).collect();
        let said = if findings.is_empty() { "no complaint".into() } else { findings.join("; ") };
        println!("{name}: {said}");
        let layers = || (1..).map(f64::from).zip(report.signals.iter().skip(1).step_by(2));
        variance = variance.line(name, layers().map(|(l, signal)| (l, signal.variance.log10())));
        silent = silent.line(name, layers().map(|(l, signal)| (l, signal.silent)));
    }
    Figure::new(
        "Which number gives a planted fault away? Where the figure stands still it has three nets. Most units of \
         B's second layer put out 0, for their bias is −100. C's weights start too small: its variance fades \
         from layer to layer. A is sound.",
        "Two panels over four layers, with a line for each of three nets. On the left the variances of A and B stay \
         at about one level, and that of C falls by several powers of ten. On the right the share of silent units is \
         small everywhere, except for B in layer 2, where it is 0.8 or more.",
    )
    .seed(1)
    .panel(variance)
    .panel(silent)
    .save("hunt")?;
    Ok(())
}

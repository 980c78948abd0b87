//! Signal and error in ReLU nets of 30 layers, with the lines that the derivation foretells.

use backprop::{Activation, Mlp};
use init::{Initializer, error_by_layer, signal_by_layer};
use ndarray::Array2;
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use plot::{Axis, Chart, Figure};
use tensor::Streams;

const DEPTH: usize = 30;
const NETS: usize = 20;

/// log₁₀ of the means over the nets of a² by layer, and of δ² by layer.
fn decades(rule: Initializer) -> [Vec<(f64, f64)>; 2] {
    let mut rng = Streams::new(1).stream("nets");
    let mut sums = [[0.0; DEPTH]; 2];
    for _ in 0..NETS {
        let mut net = Mlp::random(&[100; DEPTH + 1], Activation::Relu, Activation::Relu, &mut rng);
        rule.initialize(&mut net, &mut rng);
        let mut normal = || Array2::random_using((5, 100), StandardNormal, &mut rng);
        let (x, dy): (Array2<f64>, _) = (normal(), normal());
        let squares =
            [signal_by_layer(&net, x.view()), error_by_layer(&mut net, x.view(), dy.view())];
        for (sums, squares) in sums.iter_mut().zip(squares) {
            sums.iter_mut().zip(squares).for_each(|(sum, square)| *sum += square);
        }
    }
    sums.map(|sums| {
        let decade = |(l, sum): (usize, &f64)| ((l + 1) as f64, (sum / NETS as f64).log10());
        sums.iter().enumerate().map(decade).collect()
    })
}

fn main() -> std::io::Result<()> {
    let chart = |name: &str| Chart::new(Axis::new("layer"), Axis::new(name)).height(240.0);
    let every_third = |all: Vec<_>| all.into_iter().step_by(3);
    let (mut signal, mut error) = (chart("log₁₀ mean a²"), chart("log₁₀ mean δ²"));
    for (name, rule, factor) in [
        ("±1/√n", Initializer::Uniform { a: 1.0 }, 1.0_f64 / 6.0),
        ("Xavier", Initializer::XavierNormal, 0.5),
        ("He", Initializer::HeNormal, 1.0),
    ] {
        let [up, down] = decades(rule);
        // From E[x²] = 1, and from E[δ²] = ½: the last layer lets half of the slopes through.
        let foretold = |l: usize| (l as f64, l as f64 * factor.log10());
        signal = signal.line(name, (0..=DEPTH).map(foretold)).scatter(name, every_third(up));
        let left = |l: usize| (l as f64, (DEPTH - l) as f64 * factor.log10() + 0.5_f64.log10());
        error = error.line(name, (1..=DEPTH).map(left)).scatter(name, every_third(down));
    }
    Figure::new(
        "Do 30 layers multiply as one layer does? Yes: the measured marks lie on straight lines with the factors \
         1/6, 1/2 and 1 a layer, the signal on its way up and the error on its way down.",
        "Two charts over the layers 1 to 30. Left: the mean square of the activations falls by 23 decades \
         for weights from ±1/√n, by 9 for Xavier’s, and stays for He’s. Right: the same for δ, \
         from layer 30 down to layer 1. Marks lie on lines.",
    )
    .seed(1)
    .columns(2)
    .panel(signal)
    .panel(error)
    .save("variance_by_depth")
}

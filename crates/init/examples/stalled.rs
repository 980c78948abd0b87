//! What reaches the layers of a ReLU net of 30 layers before its first step.

use backprop::{Activation, Layer, Loss, Mlp, Mode, SoftmaxCrossEntropy};
use init::{Initializer, error_by_layer, signal_by_layer};
use ndarray::s;
use tensor::Streams;

fn main() {
    let digits = datasets::digits();
    let (x, y) = (digits.flat::<f64>(), digits.labels.mapv(usize::from).to_vec());
    let x = x.slice(s![..200, ..]);
    let mut widths = [50; 31];
    (widths[0], widths[30]) = (64, 10);
    println!("200 digits, 64-50-…-50-10, 30 layers of ReLU, seed 1: mean squares by layer");
    for (name, rule) in [("Xavier", Initializer::XavierNormal), ("He", Initializer::HeNormal)] {
        let mut rng = Streams::new(1).stream("init");
        let mut net = Mlp::random(&widths, Activation::Relu, Activation::Identity, &mut rng);
        rule.initialize(&mut net, &mut rng);
        let (y_hat, _) = net.forward(x, &mut Mode::Eval);
        let (cost, dy) = SoftmaxCrossEntropy.loss(y_hat.view(), &y[..200]);
        println!("\n{name}\nlayer               1        6       12       18       24       30");
        let show = |what: &str, squares: &[f64]| {
            print!("{what:<12}");
            [1, 6, 12, 18, 24, 30].iter().for_each(|l| print!("{:>9.0e}", squares[l - 1]));
            println!();
        };
        show("signal a²", &signal_by_layer(&net, x));
        // Of the sum of the costs: the mean divides every δ by 200.
        let error = error_by_layer(&mut net, x, (dy * 200.0).view());
        show("error δ²", &error);
        println!("{name}-cost: {cost:.4}");
        println!("{name}-decades-lost: {:.0}", (error[29] / error[0]).log10());
    }
}

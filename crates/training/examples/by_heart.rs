//! Who learns fifty digits by heart in 400 steps of Adam? Seed 1.

use backprop::{Activation, Mlp, SoftmaxCrossEntropy};
use ndarray::Array2;
use optimizers::{Adam, Descent};
use tensor::Streams;
use training::{Set, overfit_small};

const TANH: Activation = Activation::Tanh { beta: 1.0 };

/// The weights of the layers are `gain` times the usual ones.
fn report(name: &str, widths: &[usize], f: Activation, gain: f64, eta: f64, y: &[usize]) {
    let x: Array2<f64> = datasets::digits().flat();
    let mut rng = Streams::new(1).stream("init");
    let mut net = Mlp::random(widths, f, Activation::Identity, &mut rng);
    net.layers.iter_mut().for_each(|layer| layer.weight.value *= gain);
    let adam: Descent<f64, _, 2> =
        Descent::new(Adam { learning_rate: eta, ..Adam::default() }).unwrap();
    let result = overfit_small(net, &SoftmaxCrossEntropy, adam, &Set::new(x.view(), y), 400);
    let last = match result.last > result.first {
        true => "more".to_owned(),
        false => format!("{:.2}", result.last),
    };
    let verdict = if result.passed() { "by heart" } else { "not learned" };
    println!("{name:<28}{eta:>10} {:>6.2} {last:>6}   {verdict}", result.first);
}

fn main() {
    let y = datasets::digits().labels.mapv(usize::from).to_vec();
    let moved = [&y[900..], &y[..900]].concat();
    let small = [64, 30, 10];
    let deep: Vec<usize> = [64].into_iter().chain([30; 20]).chain([10]).collect();
    println!("net                               rate  first   last");
    report("64-30-10", &small, TANH, 1.0, 0.003, &y);
    report("the same, labels moved", &small, TANH, 1.0, 0.003, &moved);
    report("the same", &small, TANH, 1.0, 3e-6, &y);
    report("the same", &small, TANH, 1.0, 3.0, &y);
    report("64-1-10", &[64, 1, 10], TANH, 1.0, 0.003, &y);
    report("20 hidden layers, logistic", &deep, Activation::Logistic { beta: 1.0 }, 1.0, 0.003, &y);
    report("20 of tanh, weights × √3", &deep, TANH, 3.0_f64.sqrt(), 0.003, &y);
}

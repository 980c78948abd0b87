//! Seven faults, and the first complaint of the diagnosis: Adam, 64-30-…-10 of tanh, seed 1.

use backprop::{Activation, Mlp, SoftmaxCrossEntropy};
use ndarray::Array2;
use optimizers::{Adam, Descent};
use tensor::Streams;
use training::{Set, diagnose};

fn net(hidden: usize, f: Activation) -> Mlp<f64> {
    let widths: Vec<usize> = [64].into_iter().chain(vec![30; hidden]).chain([10]).collect();
    Mlp::random(&widths, f, Activation::Identity, &mut Streams::new(1).stream("init"))
}

fn report(fault: &str, net: &Mlp<f64>, x: &Array2<f64>, y: &[usize], eta: f64) {
    let adam: Descent<f64, _, 2> =
        Descent::new(Adam { learning_rate: eta, ..Adam::default() }).unwrap();
    let report = diagnose(net, &SoftmaxCrossEntropy, &adam, &Set::new(x.view(), y), 300);
    let first = report.findings().first().map_or("no complaint".into(), ToString::to_string);
    println!("{fault:<24}{first}");
}

fn main() {
    let digits = datasets::digits();
    let (x, y): (Array2<f64>, Vec<_>) = (digits.flat(), digits.labels.mapv(usize::from).to_vec());
    let tanh = Activation::Tanh { beta: 1.0 };
    let sound = net(2, tanh);
    report("none", &sound, &x, &y, 0.002);
    report("pixels from 0 to 255", &sound, &(&x * 255.0), &y, 0.002);
    let rare: Vec<usize> = (0..y.len()).map(|n| usize::from(n % 20 == 0)).collect();
    report("one in twenty is a yes", &sound, &x, &rare, 0.002);
    let mut dead = net(2, Activation::Relu);
    dead.layers[0].bias.value.fill(-100.0);
    report("ReLU, a bias of -100", &dead, &x, &y, 0.002);
    let mut faint = net(9, tanh);
    faint.layers.iter_mut().for_each(|layer| layer.weight.value *= 0.2);
    faint.layers.iter_mut().for_each(|layer| layer.bias.value.fill(0.0));
    report("nine layers, small", &faint, &x, &y, 0.002);
    report("nine logistic layers", &net(9, Activation::Logistic { beta: 1.0 }), &x, &y, 0.002);
    report("a rate of 0.0000001", &sound, &x, &y, 1e-7);
    report("a rate of 1", &sound, &x, &y, 1.0);
}

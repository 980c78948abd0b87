//! By what factor a gradient changes from layer to layer on its way back.

use backprop::{Activation, Dense, Layer, Mode};
use ndarray::Array2;
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;

/// The mean factor a layer, over 50 nets of 15 layers of 32 neurons.
fn factor(f: Activation, scale: f64) -> f64 {
    let mut rng = Streams::new(1).stream("nets");
    let mut logs = 0.0;
    for _ in 0..50 {
        let mut net: Vec<_> =
            (0..15).map(|_| Dense::<f64>::random(32, 32, &mut rng).then(f)).collect();
        net.iter_mut().for_each(|layer| layer.first.weight.value *= scale);
        let mut normal = || Array2::random_using((1, 32), StandardNormal, &mut rng);
        let (x, dy) = (normal(), normal());
        let (y, receipts) = net.forward(x.view(), &mut Mode::Eval);
        net.accumulate(x.view(), y.view(), dy, receipts);
        let norm = |l: usize| net[l].first.bias.grad.mapv(|d: f64| d * d).sum().sqrt();
        logs += (norm(0) / norm(14)).ln() / 14.0;
    }
    (logs / 50.0_f64).exp()
}

fn main() {
    let logistic = Activation::Logistic { beta: 1.0 };
    let tanh = Activation::Tanh { beta: 1.0 };
    println!("50 nets, 15 layers of 32 neurons, seed 1; weights from ±scale/√32\n");
    println!("activation  scale   factor a layer   after 15 layers");
    for (name, f, scale) in [
        ("logistic", logistic, 1.0),
        ("tanh", tanh, 1.0),
        ("ReLU", Activation::Relu, 1.0),
        ("ReLU", Activation::Relu, 2.449),
        ("ReLU", Activation::Relu, 4.0),
    ] {
        let factor = factor(f, scale);
        println!("{name:<10} {scale:>6.3} {factor:>16.2} {:>17.0e}", factor.powi(15));
    }
}

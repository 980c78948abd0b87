//! An error is sent down through thirty layers of eight maps, seed 1: plain, with gates of different biases,
//! and with a way around without a gate. What part of its length arrives?

use backprop::{Activation, Boxed, Layer, Mode};
use cnn::arch::{Highway, Residual};
use cnn::{Conv2d, Window};
use ndarray::{Array4, Ix4};
use tensor::Streams;

/// log₁₀ |∂C/∂x| / |∂C/∂y|.
fn decades(block: impl Fn(&mut dyn FnMut() -> Conv2d<f64>) -> Boxed<f64, Ix4, Ix4>) -> f64 {
    let mut rng = Streams::new(1).stream("net");
    let mut conv = || Conv2d::random(8, 8, Window::new(3).same(), &mut rng);
    let mut net: Vec<_> = (0..30).map(|_| block(&mut conv)).collect();
    let x = Array4::from_shape_fn((1, 8, 8, 8), |(_, i, j, c)| ((i * j + c) % 5) as f64 / 4.0);
    let (y, receipt) = net.forward(x.view(), &mut Mode::Eval);
    let dy = x.clone();
    let dx = net.backward(x.view(), y.view(), dy.clone(), receipt);
    let square = |a: &Array4<f64>| a.mapv(|a| a * a).sum();
    (square(&dx) / square(&dy)).log10() / 2.0
}

fn main() {
    let plain = decades(|conv| Boxed::new(conv().then(Activation::Relu)));
    println!("plain             10^{plain:.1}");
    for bias in [2.0, 0.0, -2.0, -4.0] {
        let gated = decades(|conv| {
            let (layer, gate) = (conv().then(Activation::Relu), conv());
            Boxed::new(Highway::new(layer, gate, bias))
        });
        println!("gate, bias {bias:>2}     10^{gated:.1}");
    }
    let around = decades(|conv| Boxed::new(Residual::new(conv().then(Activation::Relu))));
    println!("way around        10^{around:.1}");
}

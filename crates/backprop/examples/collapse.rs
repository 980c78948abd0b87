//! Ten linear layers against the one layer that they are. Seed 1.

use backprop::{Activation, Dense, Layer, Mlp, Params};
use ndarray::{Array1, Array2, Axis};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;

const WIDTHS: [usize; 11] = [3, 20, 20, 20, 20, 20, 20, 20, 20, 20, 2];

fn main() {
    let streams = Streams::new(1);
    let f = Activation::Identity;
    let mut net = Mlp::random(&WIDTHS, f, f, &mut streams.stream("init"));

    // W ← Wˡ W and b ← Wˡ b + bˡ, layer by layer.
    let start = (Array2::eye(3), Array1::zeros(3));
    let (weight, bias) = net.layers.iter().fold(start, |(weight, bias), layer| {
        let w = &layer.weight.value;
        (w.dot(&weight), w.dot(&bias) + &layer.bias.value)
    });
    let one = Dense::new(weight, bias);
    println!("numbers-in-ten-layers: {}", net.parameters());
    println!("numbers-in-one-layer: {}", one.parameters());

    let x = Array2::random_using((1000, 3), StandardNormal, &mut streams.stream("x"));
    for f in [Activation::Identity, Activation::Relu] {
        net.activations.fill(f);
        let apart = (net.predict(x.view()) - one.predict(x.view())).mapv(f64::abs);
        let rows = apart.map_axis(Axis(1), |row| row.iter().copied().fold(0.0, f64::max));
        let agree = rows.iter().filter(|row| **row < 1e-8).count();
        println!("{f:?}: they agree to 1e-8 on {agree} of 1000 inputs");
    }
}

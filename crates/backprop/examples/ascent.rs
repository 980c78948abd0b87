//! δ = ŷ − y and the slide's δ = y − ŷ, both in W ← W − η δ aᵀ: 150 irises, one softmax layer.

use backprop::{Dense, Layer, Loss, Mode, SoftmaxCrossEntropy, argmax, descend};
use datasets::iris;
use ndarray::{Array1, Array2, Axis};

fn costs(sign: f64) -> Vec<(f64, usize)> {
    let flowers = iris();
    let mean = flowers.x.mean_axis(Axis(0)).expect("there are flowers");
    let (x, y) = (flowers.x - mean, flowers.labels.to_vec());
    let mut layer = Dense::new(Array2::zeros((3, 4)), Array1::zeros(3));
    let step = |_| {
        let (z, cache) = layer.forward(x.view(), &mut Mode::Eval);
        let (cost, delta) = SoftmaxCrossEntropy.loss(z.view(), &y);
        let right = argmax(z.view()).iter().zip(&y).filter(|(a, b)| a == b).count();
        layer.accumulate(x.view(), z.view(), sign * delta, cache);
        descend(&mut layer, 0.1);
        (cost, right)
    };
    (0..=100).map(step).collect()
}

fn main() {
    let (descent, ascent) = (costs(1.0), costs(-1.0));
    println!("            δ = ŷ − y             δ = y − ŷ");
    println!("step     cost   right         cost   right");
    for step in [0, 1, 2, 5, 10, 20, 50, 100] {
        let ((down, right), (up, wrong)) = (descent[step], ascent[step]);
        println!("{step:>4} {down:>8.3} {right:>7} {up:>12.3} {wrong:>7}");
    }
}

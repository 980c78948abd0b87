//! Two convolutions learn 1,300 digits. Errors come down through their kernels (step 1), or through turned
//! ones (step −1). Seed 1.

use backprop::{Activation, Batches, Dense, Layer, Loss, Mode};
use backprop::{SoftmaxCrossEntropy, argmax, descend};
use cnn::{Conv2d, Flatten, Window, block};
use ndarray::{Array4, Axis, s};

fn read(step: isize, rate: f64) -> usize {
    let (mut rng, digits) = (tensor::Streams::new(1).stream("net"), datasets::digits());
    let x: Array4<f64> = digits.flat().into_shape_with_order((1797, 8, 8, 1)).unwrap();
    let y = digits.labels.mapv(usize::from).to_vec();
    let mut below = block(1, 8, 3, &mut rng);
    let mut conv = Conv2d::random(8, 16, Window::new(2), &mut rng);
    let flat = Layer::<f64, _>::then(Flatten, Activation::Relu);
    let mut above = flat.then(Dense::random(64, 10, &mut rng));
    for _ in 0..6 {
        for rows in Batches::new(1300, 32).unwrap().epoch(&mut rng) {
            let (x, y) = (x.select(Axis(0), rows), rows.iter().map(|&row| y[row]));
            let (a, pooled) = below.forward(x.view(), &mut Mode::Eval);
            let z = conv.predict(a.view());
            let (outputs, row) = above.forward(z.view(), &mut Mode::Eval);
            let (_, delta) = SoftmaxCrossEntropy.loss(outputs.view(), &y.collect::<Vec<_>>());
            let delta = above.backward(z.view(), outputs.view(), delta, row);
            let mut back = conv.clone();
            back.weight.value = conv.weight.value.slice(s![.., ..;step, ..;step, ..]).to_owned();
            conv.accumulate(a.view(), z.view(), delta.clone(), ());
            let lower = back.backward(a.view(), z.view(), delta, ());
            below.accumulate(x.view(), a.view(), lower, pooled);
            descend(&mut below, rate);
            descend(&mut conv, 0.1);
            descend(&mut above, 0.1);
        }
    }
    let z = conv.predict(below.predict(x.slice(s![1300.., .., .., ..])).view());
    argmax(above.predict(z.view()).view()).iter().zip(&y[1300..]).filter(|(a, y)| a == y).count()
}

fn main() {
    println!("of 497 new digits, through the kernels: {}", read(1, 0.1));
    println!("through kernels turned once more: {}", read(-1, 0.1));
    println!("first layer not taught: {}", read(1, 0.0));
}

//! The shallow net of the lecture beside a perceptron with as many parameters.

use backprop::{Activation, Batches, Dense, Layer, Loss, Mode, SoftmaxCrossEntropy, argmax};
use cnn::{Conv2d, Flatten, Window};
use datasets::generated_digits;
use ndarray::{Array4, ArrayView4, Axis, Ix2, Ix4, s};
use optimizers::{Adam, Descent, Optimizer};
use tensor::Streams;

/// (B, 28, 28, 1) and the classes.
fn digits(count: usize, name: &str, streams: &Streams) -> (Array4<f32>, Vec<usize>) {
    let digits = generated_digits(count, &mut streams.stream(name));
    let x = digits.flat().into_shape_with_order((count, 28, 28, 1)).unwrap();
    (x, digits.labels.iter().map(|&label| usize::from(label)).collect())
}

/// Down and to the right; what leaves the picture is lost.
fn moved(x: ArrayView4<f32>, down: isize, right: isize) -> Array4<f32> {
    let mut y = Array4::zeros(x.dim());
    let (to, from) = (|d: isize| d.max(0) as usize, |d: isize| (-d).max(0) as usize);
    let (rows, columns) = (28 - down.unsigned_abs(), 28 - right.unsigned_abs());
    let part =
        x.slice(s![.., from(down)..from(down) + rows, from(right)..from(right) + columns, ..]);
    y.slice_mut(s![.., to(down)..to(down) + rows, to(right)..to(right) + columns, ..])
        .assign(&part);
    y
}

/// How many of 4 · 300 digits, moved by a pixel in each of four directions, are read after three epochs.
fn read(mut net: impl Layer<f32, Ix4, Out = Ix2>, streams: &Streams) -> usize {
    let (x, y) = digits(1000, "train", streams);
    let mut adam = Descent::new(Adam::default()).unwrap();
    let mut batches = Batches::new(1000, 20).unwrap();
    let rng = &mut streams.stream("order");
    for _epoch in 0..3 {
        for rows in batches.epoch(rng) {
            let x = x.select(Axis(0), rows);
            let (z, receipt) = net.forward(x.view(), &mut Mode::Eval);
            let y: Vec<usize> = rows.iter().map(|&row| y[row]).collect();
            let (_, delta) = SoftmaxCrossEntropy.loss(z.view(), &y);
            net.accumulate(x.view(), z.view(), delta, receipt);
            adam.step(&mut net);
        }
    }
    let (x, y) = digits(300, "test", streams);
    let right = |(down, right)| {
        let answers = argmax(net.predict(moved(x.view(), down, right).view()).view());
        answers.iter().zip(&y).filter(|(answer, y)| answer == y).count()
    };
    [(1, 0), (-1, 0), (0, 1), (0, -1)].map(right).iter().sum()
}

/// 54,170 parameters, 80 of them in the filters, against 784 · 68 + 68 + 680 + 10 = 54,070.
#[test]
fn the_shallow_net_reads_more_shifted_digits_than_a_perceptron_of_its_size() {
    for seed in 1..=3 {
        let streams = Streams::new(seed);
        let rng = &mut streams.stream("init");
        let filters = Conv2d::random(1, 8, Window::new(3), rng).then(Activation::Relu);
        let shallow = filters.then(Flatten).then(Dense::random(26 * 26 * 8, 10, rng));
        let hidden = Dense::random(784, 68, rng).then(Activation::Relu);
        let perceptron = Flatten.then(hidden.then(Dense::random(68, 10, rng)));
        let (shallow, perceptron) = (read(shallow, &streams), read(perceptron, &streams));
        assert!(shallow > perceptron + 12, "{shallow} and {perceptron} of 1,200, seed {seed}");
    }
}

//! A CNN in plain loops sees 300 generated digits once, one at a time, and then reads 100 others; seed 1.

use cnn::classic::ShallowNet;
use datasets::generated_digits;
use tensor::Streams;

fn main() {
    let streams = Streams::new(1);
    let digits = generated_digits(400, &mut streams.stream("digits"));
    let pixels = digits.flat::<f64>();
    let image =
        |row: usize| pixels.row(row).into_shape_with_order((28, 28)).expect("784 = 28 · 28");
    let label = |row: usize| usize::from(digits.labels[row]);
    let mut net = ShallowNet::random(&mut streams.stream("init"));
    let surest = |net: &ShallowNet<f64>| {
        let largest = |row| net.predict(image(row)).iter().copied().fold(0.0, f64::max);
        (300..400).map(largest).sum::<f64>() / 100.0
    };
    let mut once = net.clone();
    once.learn(image(0), label(0), 0.005);
    println!("largest probability {:.2}, after one image {:.2}", surest(&net), surest(&once));
    println!("guessing costs ln 10 = {:.2}", 10_f64.ln());
    for from in [0, 100, 200] {
        let cost: f64 =
            (from..from + 100).map(|row| net.learn(image(row), label(row), 0.005)).sum();
        println!("images {from} to {}: a mean cost of {:.2}", from + 99, cost / 100.0);
    }
    let read = (300..400).filter(|&row| {
        let y_hat = net.predict(image(row));
        (0..10).all(|digit| y_hat[digit] <= y_hat[label(row)])
    });
    println!("new digits read, of 100: {}", read.count());
}

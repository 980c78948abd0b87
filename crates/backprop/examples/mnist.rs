//! 784-100-10 reads digits: generated ones, or with `-- full` the 60,000 of MNIST. Plain SGD, seed 1.

use backprop::{Activation, Batches, Layer, Loss, Mlp, Mode, SoftmaxCrossEntropy, argmax, descend};
use datasets::{Images, Split, generated_digits, mnist};
use ndarray::{Array2, Axis};
use tensor::Streams;

fn set(images: Images) -> (Array2<f32>, Vec<usize>) {
    (images.flat(), images.labels.mapv(usize::from).to_vec())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    tensor::prepare();
    let streams = Streams::new(1);
    let full = std::env::args().any(|word| word == "full");
    let (train, test) = match full {
        true => (mnist(Split::Train)?, mnist(Split::Test)?),
        false => [("train", 2000), ("test", 500)]
            .map(|(name, count)| generated_digits(count, &mut streams.stream(name)))
            .into(),
    };
    let ((x, y), (new, classes)) = (set(train), set(test));
    let (relu, linear) = (Activation::Relu, Activation::Identity);
    let mut net = Mlp::random(&[784, 100, 10], relu, linear, &mut streams.stream("init"));
    let (mut batches, mut order) = (Batches::new(y.len(), 50)?, streams.stream("shuffle"));
    for epoch in 1..=if full { 10 } else { 3 } {
        for rows in batches.epoch(&mut order) {
            let (x, y) = (x.select(Axis(0), rows), rows.iter().map(|&row| y[row]));
            let (z, trace) = net.forward(x.view(), &mut Mode::Eval);
            let (_, delta) = SoftmaxCrossEntropy.loss(z.view(), &y.collect::<Vec<_>>());
            net.accumulate(x.view(), z.view(), delta, trace);
            descend(&mut net, 0.2);
        }
        let answers = argmax(net.predict(new.view()).view());
        let right = answers.iter().zip(&classes).filter(|(a, b)| a == b).count();
        println!("epoch-{epoch}: {:.2} %", 100.0 * right as f64 / classes.len() as f64);
    }
    Ok(())
}

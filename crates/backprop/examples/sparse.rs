//! How many ReLU units speak: before training, after it, and when speaking costs. Seed 1.

use backprop::{Activation, Dense, Layer, Loss, Mode, SoftmaxCrossEntropy};
use backprop::{active_fraction, argmax, descend};
use datasets::digits;
use ndarray::Axis;
use tensor::Streams;

fn main() {
    let digits = digits();
    let pixels = digits.flat::<f64>();
    let labels: Vec<usize> = digits.labels.iter().map(|label| usize::from(*label)).collect();
    let (test, x) = pixels.view().split_at(Axis(0), 900);
    println!("price  active before  active after  right, of 10");
    for price in [0.0, 0.001, 0.01, 0.1] {
        let mut rng = Streams::new(1).stream("init");
        let mut hidden = Dense::random(64, 50, &mut rng).then(Activation::Relu);
        let mut output = Dense::random(50, 10, &mut rng);
        let before = active_fraction(hidden.predict(x).view());
        for _ in 0..500 {
            let (a, receipt) = hidden.forward(x, &mut Mode::Eval);
            let (z, _) = output.forward(a.view(), &mut Mode::Eval);
            let (_, dz) = SoftmaxCrossEntropy.loss(z.view(), &labels[900..]);
            // The cost grows by price · Σ a, so ∂C/∂a by the price, a mean over the batch.
            let da = output.backward(a.view(), z.view(), dz, ()) + price / x.nrows() as f64;
            hidden.accumulate(x, a.view(), da, receipt);
            descend(&mut hidden, 0.5);
            descend(&mut output, 0.5);
        }
        let a = hidden.predict(test);
        let answers = argmax(output.predict(a.view()).view());
        let right = answers.iter().zip(&labels[..900]).filter(|(a, b)| a == b).count();
        let (before, after) = (100.0 * before, 100.0 * active_fraction(a.view()));
        println!("{price:<5} {before:14.0} {after:13.0} {:11.0}", right as f64 / 90.0);
    }
}

//! How large is the gradient of the first layer, before thirty convolutions with weights from ±1/√n, and
//! with a classifier beside them? 50 digits, seed 1.

use backprop::{Activation, Boxed, Dense, Layer, Mode, Params, Path, SoftmaxCrossEntropy};
use cnn::{Conv2d, GlobalAverage, Window, arch::Auxiliary};
use ndarray::{Ix4, s};
use tensor::Streams;

fn main() {
    let (mut rng, digits) = (Streams::new(1).stream("net"), datasets::digits());
    let x = digits.flat::<f64>().into_shape_with_order((1797, 8, 8, 1)).expect("8 × 8 pixels");
    let y: Vec<usize> = digits.labels.iter().take(50).map(|&y| usize::from(y)).collect();
    let same = Window::new(3).same();
    let trunk = Conv2d::random(1, 8, same.stride(2), &mut rng).then(Activation::Relu);
    let layer = |_| Boxed::new(Conv2d::random(8, 8, same, &mut rng).then(Activation::Relu));
    let thirty: Vec<Boxed<f64, Ix4, Ix4>> = (0..30).map(layer).collect();
    let main = thirty.then(GlobalAverage).then(Dense::random(8, 10, &mut rng));
    let side = GlobalAverage.then(Dense::random(8, 10, &mut rng));
    let mut net = Auxiliary { trunk, main, side, share: 0.0 };
    for share in [0.0, 0.3] {
        net.share = share;
        net.zero_grad();
        let images = x.slice(s![..50, .., .., ..]);
        net.accumulate(images, &y[..], &SoftmaxCrossEntropy, &mut Mode::Eval);
        net.visit(Path::ROOT, &mut |path, _, grad| {
            if path.to_string() == "trunk.0.weight" {
                let norm = grad.expect("learned").iter().map(|g| g * g).sum::<f64>().sqrt();
                println!(
                    "share of the side {share}   gradient of the first layer 10^{:.1}",
                    norm.log10()
                );
            }
        });
    }
}

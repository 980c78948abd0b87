// ANCHOR: block
//! The net of the lecture: two blocks of convolution and pooling, and two dense layers.

use backprop::{Activation, Chain, Dense, Layer};
use ndarray::{Ix2, Ix4};
use tensor::{Real, Rng};

use crate::conv2d::Conv2d;
use crate::flatten::Flatten;
use crate::pool::MaxPool;
use crate::window::Window;

/// The standard convolutional layer: a linear map of every window, a non-linearity, and subsampling.
pub type Block<F> = Chain<Chain<Conv2d<F>, Activation>, MaxPool>;

/// `maps` from `channels` with kernels of `k` × `k`, ReLU, and the largest of every 2 × 2 (Russian notes
/// §5.2, *the standard convolutional layer*).
pub fn block<F: Real>(channels: usize, maps: usize, k: usize, rng: &mut Rng) -> Block<F> {
    let convolution = Conv2d::random(channels, maps, Window::new(k), rng);
    convolution.then(Activation::Relu).then(MaxPool::new(2))
}

/// The net of the PyTorch listing of Polish lecture 7, and a classifier behind it: 28 → 24 → 12 → 8 → 4.
///
/// ```text
/// conv 20 @ 5 × 5, ReLU, pool 2        (28, 28, 1)  → (12, 12, 20)
/// conv 50 @ 5 × 5, ReLU, pool 2        (12, 12, 20) → (4, 4, 50)
/// dense 500, ReLU, dense 10            800 → 10
/// ```
///
/// x is (B, 28, 28, 1), the result the net inputs of a softmax function, (B, 10).
pub fn lenet<F: Real>(
    rng: &mut Rng,
) -> impl Layer<F, Ix4, Out = Ix2, Cache: Send + 'static> + Clone + Send + Sync + 'static {
    block(1, 20, 5, rng)
        .then(block(20, 50, 5, rng))
        .then(Flatten)
        .then(Dense::random(800, 500, rng))
        .then(Activation::Relu)
        .then(Dense::random(500, 10, rng))
}
// ANCHOR_END: block

#[cfg(test)]
mod tests {
    use super::*;
    use backprop::{Loss, Mode, Params, Path, SoftmaxCrossEntropy, check_layer};
    use ndarray::{Array4, ArrayView4, ArrayViewD};
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use tensor::{GradientCheck, Streams};
    use training::Dropout;

    /// 28 → 24 → 12 → 8 → 4, 50 maps, 25,050 parameters of the second convolution, 800 numbers in a row.
    #[test]
    fn the_second_convolution_is_what_the_slide_asks_for() {
        let net = lenet::<f32>(&mut Streams::new(1).stream("init"));
        let mut shapes = Vec::new();
        net.observe(Array4::zeros((2, 28, 28, 1)).view(), Path::ROOT, &mut |path, y| {
            shapes.push((path.to_string(), y.shape()[1..].to_vec()));
        });
        let sizes: Vec<usize> = [0, 2, 3, 5].map(|layer: usize| shapes[layer].1[0]).to_vec();
        assert_eq!(sizes, [24, 12, 8, 4]);
        assert_eq!((&shapes[3].1[..], &shapes[6].1[..]), (&[8, 8, 50][..], &[800][..]));
        let mut learned = Vec::new();
        net.visit(Path::ROOT, &mut |path, value, _| learned.push((path.to_string(), value.len())));
        let names: Vec<&str> = learned.iter().map(|(path, _)| &path[..]).collect();
        let layers = ["0.weight", "0.bias", "3.weight", "3.bias"];
        assert_eq!((&names[..4], &names[4..6]), (&layers[..], &["7.weight", "7.bias"][..]));
        assert_eq!((learned[0].1 + learned[1].1, learned[2].1 + learned[3].1), (520, 25_050));
        assert_eq!(net.parameters(), 520 + 25_050 + 400_500 + 5_010);
    }

    /// From the pixels to the outputs, all parameters: a small net of the same layers.
    #[test]
    fn gradient_matches_from_end_to_end() {
        let mut rng = Streams::new(3).stream("init");
        let net = block(1, 2, 3, &mut rng).then(block(2, 3, 2, &mut rng)).then(Flatten);
        let mut net = net.then(Dense::random(3, 4, &mut rng)).then(Activation::Relu);
        let mut rng = Streams::new(2).stream("x");
        let x = Array4::random_using((2, 8, 8, 1), StandardNormal, &mut rng);
        check_layer(&mut net, x.view(), 1).assert_passed();
    }
    /// The whole chain of the lecture, from the pixels to the cost: leaky ReLU, pooling, a row, dropout,
    /// softmax and cross-entropy. The same numbers are dropped at every evaluation.
    #[test]
    fn gradient_of_the_cost_matches_with_leaky_relu_and_dropout() {
        let leaky = Activation::LeakyRelu { slope: 0.1 };
        let mut rng = Streams::new(3).stream("init");
        let mut block = |channels, maps, k| -> Block<f64> {
            let convolution = Conv2d::random(channels, maps, Window::new(k), &mut rng);
            convolution.then(leaky).then(MaxPool::new(2))
        };
        let features = block(1, 2, 3).then(block(2, 3, 2)).then(Flatten);
        let hidden = features.then(Dense::random(3, 6, &mut rng)).then(leaky);
        let dropout = Dropout::new(0.4).unwrap();
        let mut net = hidden.then(dropout).then(Dense::random(6, 3, &mut rng));
        let x = Array4::random_using((3, 8, 8, 1), StandardNormal, &mut rng);

        let streams = Streams::new(1);
        let (mut noise, y) = (streams.stream("dropout"), &[2, 0, 1][..]);
        let (z, receipt) = net.forward(x.view(), &mut Mode::Train(&mut noise));
        let (_, delta) = SoftmaxCrossEntropy.loss(z.view(), y);
        let dx = net.backward(x.view(), z.view(), delta, receipt);
        let mut learned = Vec::new();
        net.visit(Path::ROOT, &mut |path, value, grad| {
            learned.push((path.to_string(), value.to_owned(), grad.unwrap().to_owned()));
        });
        assert_eq!(learned.len(), 8);

        let mut check = GradientCheck::new();
        let cost = |x: ArrayView4<f64>, moved: &str, to: ArrayViewD<f64>| {
            let mut net = net.clone();
            net.visit_mut(Path::ROOT, &mut |path, mut value, _| {
                if path.to_string() == moved {
                    value.assign(&to);
                }
            });
            let (z, _) = net.forward(x, &mut Mode::Train(&mut streams.stream("dropout")));
            SoftmaxCrossEntropy.loss(z.view(), y).0
        };
        check.compare("x", x.view(), dx.view(), |x| cost(x, "", x.into_dyn()));
        for (path, value, grad) in &learned {
            check.compare(path, value.view(), grad.view(), |to| cost(x.view(), path, to));
        }
        check.assert_passed();
    }
}

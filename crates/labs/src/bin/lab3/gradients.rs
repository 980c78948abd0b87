//! The derivatives of every layer against central differences, in double precision.

use backprop::{Activation, Layer, Mode, Params, check_layer};
use cnn::arch::{Highway, Inception, Residual};
use cnn::{
    AveragePool, Conv1d, Conv2d, ConvTranspose2d, Depthwise, Flatten, GlobalAverage, MaxPool,
    MinPool, Window, separable,
};
use init::BatchNorm;
use ndarray::{Array3, Array4, ArrayView4, Dimension, Ix4};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::{GradientCheck, Rng, Streams};

/// A layer that was checked.
pub struct Checked {
    /// What it is, with its window and channels.
    pub layer: String,
    /// Entries that disagree by more than a millionth of their value.
    pub wrong: usize,
    /// What the check says.
    pub says: String,
}

/// Every convolution of `strides` × `paddings` × channels × kernels, and every other layer.
pub fn all() -> Vec<Checked> {
    let mut checked = Vec::new();
    let streams = Streams::new(3);
    let rng = &mut streams.stream("weights");
    for (kernel, stride, padding, channels, maps) in convolutions() {
        let window = Window { kernel, stride: (stride, stride), padding: (padding, padding) };
        let name = format!("convolution, {window}, {channels} → {maps}");
        checked.push(check(name, Conv2d::random(channels, maps, window, rng), channels));
    }
    let window = Window::new(3).stride(2).padding(1);
    let conv = |rng: &mut Rng| Conv2d::random(3, 3, Window::new(3).same(), rng).then(TANH);
    let gate = Conv2d::random(3, 3, Window::new(1), rng);
    let inception = Inception { one: 2, three: (2, 2), five: (1, 2), pool: 1 };
    checked.extend([
        check("depthwise, stride 2".into(), Depthwise::random(3, window, rng), 3),
        check("depthwise separable".into(), separable(3, 2, Window::new(3), rng), 3),
        check("transposed, stride 2".into(), ConvTranspose2d::random(3, 2, window, rng), 3),
        check("max pooling 2".into(), MaxPool::new(2), 3),
        check("max pooling 3, stride 2".into(), MaxPool::over(Window::new(3).stride(2)), 3),
        check("min pooling 2".into(), MinPool::new(2), 3),
        check("average pooling 2".into(), AveragePool::new(2), 3),
        check("mean of each map".into(), GlobalAverage, 3),
        check("flatten".into(), Flatten, 3),
        check("batch normalisation".into(), BatchNorm::new(3), 3),
        check("residual block".into(), Residual::new(conv(rng)), 3),
        check("highway block".into(), Highway { layer: conv(rng), gate }, 3),
        check("Inception module".into(), inception.build(3, rng), 3),
    ]);
    for setting in [(3, 1, 1), (4, 2, 0)] {
        checked.push(in_time(setting, rng));
    }
    checked
}

const TANH: Activation = Activation::Tanh { beta: 1.0 };

/// (kernel, stride, padding, channels, maps)
type Setting = ((usize, usize), usize, usize, usize, usize);

/// What gradients are checked with: every stride and padding, one channel and several, three more kernels.
fn convolutions() -> Vec<Setting> {
    let mut all = Vec::new();
    for stride in 1..=3 {
        for padding in 0..=2 {
            for (channels, maps) in [(1, 1), (3, 2)] {
                all.push(((3, 3), stride, padding, channels, maps));
            }
        }
    }
    all.extend([((1, 1), 1, 0, 3, 2), ((5, 5), 1, 2, 2, 3), ((2, 3), 1, 1, 2, 1)]);
    all
}

/// On two pictures of 7 × 6 with so many channels.
fn check<D, L>(layer: String, mut net: L, channels: usize) -> Checked
where
    D: Dimension,
    L: Layer<f64, Ix4, Out = D>,
{
    let shape = (2, 7, 6, channels);
    let x = Array4::random_using(shape, StandardNormal, &mut Streams::new(3).stream("x"));
    judge(layer, &check_layer(&mut net, x.view(), 3))
}

/// A convolution of (kernel, stride, padding) on two sequences of 7 steps with two channels.
fn in_time(setting: (usize, usize, usize), rng: &mut Rng) -> Checked {
    let (kernel, stride, padding) = setting;
    let layer =
        format!("convolution in time, {kernel} steps, stride {stride}, padding {padding}, 2 → 3");
    let x = Array3::random_using((2, 7, 2), StandardNormal, &mut Streams::new(3).stream("x"));
    judge(layer, &check_layer(&mut Conv1d::random(2, 3, setting, rng), x.view(), 3))
}

fn judge(layer: String, check: &GradientCheck) -> Checked {
    Checked { layer, wrong: wrong(check), says: check.to_string() }
}

/// How many entries disagree; one, where nothing was compared, so that it does not pass for right.
fn wrong(check: &GradientCheck) -> usize {
    if check.passed() { 0 } else { check.mismatches().len().max(1) }
}

/// How many entries are found wrong of a convolution that takes its errors back unturned.
pub fn slip() -> usize {
    let layer = Conv2d::random(1, 1, Window::new(3).same(), &mut Streams::new(3).stream("slip"));
    check(String::new(), Unturned(layer), 1).wrong
}

/// A convolution whose errors go back through the kernel as it is, where it has to be turned by 180°.
struct Unturned(Conv2d<f64>);

impl Params<f64> for Unturned {}

impl Layer<f64, Ix4> for Unturned {
    type Out = Ix4;
    type Cache = ();

    fn forward(&self, x: ArrayView4<f64>, mode: &mut Mode<'_>) -> (Array4<f64>, ()) {
        self.0.forward(x, mode)
    }

    fn backward(
        &mut self,
        _x: ArrayView4<f64>,
        _y: ArrayView4<f64>,
        dy: Array4<f64>,
        (): (),
    ) -> Array4<f64> {
        let bias = self.0.bias.value[0];
        self.0.predict(dy.view()) - bias
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_gradient_of_a_layer_agrees_and_a_slip_is_found() {
        let wrong: Vec<_> = all().into_iter().filter(|checked| checked.wrong > 0).collect();
        assert!(wrong.is_empty(), "{}: {}", wrong[0].layer, wrong[0].says);
        assert!(slip() > 10);
    }
}

//! The shallow net in loops, and the same net in layers.

use backprop::{Activation, Dense, Layer, Loss, Mode, SoftmaxCrossEntropy, descend, softmax};
use cnn::classic::ShallowNet;
use cnn::{Conv2d, Flatten, Window};
use labs::compare::farthest;
use labs::task::Task;
use ndarray::{Array2, ArrayView4, Axis, Ix2, Ix4, s};
use std::time::Instant;
use tensor::Streams;

/// Steps of both nets.
const STEPS: usize = 20;
/// η.
const RATE: f64 = 0.01;
/// The side that the net in loops is written for.
const SIDE: usize = 28;

/// How far two nets are from each other after the same steps.
pub struct Twins {
    /// The largest difference of two probabilities, on pictures that neither has seen.
    pub apart: f64,
    /// Seconds for a step in loops, and in layers.
    pub seconds: [f64; 2],
}

/// Takes the same steps, a picture each, with the same weights, in loops and in layers.
pub fn twins(task: &Task) -> Twins {
    let mut loops = ShallowNet::<f64>::random(&mut Streams::new(3).stream("loops"));
    let mut layers = as_layers(&loops);
    let mut seconds = [0.0; 2];
    for row in 0..STEPS {
        let (image, digit) = (framed(task, row), task.train.y[row]);
        let start = Instant::now();
        loops.learn(image.view(), digit, RATE);
        seconds[0] += start.elapsed().as_secs_f64() / STEPS as f64;
        let start = Instant::now();
        step(&mut layers, &image, digit);
        seconds[1] += start.elapsed().as_secs_f64() / STEPS as f64;
    }
    let differs = |row: usize| {
        let image = framed(task, row);
        let y_hat = softmax(layers.predict(picture(&image)).view());
        let apart = loops.predict(image.view()) - y_hat.row(0);
        farthest(apart)
    };
    let apart = farthest((STEPS..2 * STEPS).map(differs));
    Twins { apart, seconds }
}

/// A picture of the training part, in the middle of 28 × 28 pixels.
fn framed(task: &Task, row: usize) -> Array2<f64> {
    let (height, width) = task.size;
    let (top, left) = ((SIDE - height) / 2, (SIDE - width) / 2);
    let pixels = task.train.x.row(row);
    let pixels = pixels.to_shape((height, width)).expect("height · width pixels");
    let mut framed = Array2::zeros((SIDE, SIDE));
    framed.slice_mut(s![top..top + height, left..left + width]).assign(&pixels.mapv(f64::from));
    framed
}

fn picture(image: &Array2<f64>) -> ArrayView4<'_, f64> {
    image.view().insert_axis(Axis(0)).insert_axis(Axis(3))
}

/// The same weights. The net in loops reads its maps one after the other, the layers pixel by pixel.
fn as_layers(net: &ShallowNet<f64>) -> impl Layer<f64, Ix4, Out = Ix2> + use<> {
    let filters = net.filters.clone().insert_axis(Axis(3));
    let by_map = net.weights.to_shape((10, 8, 26, 26)).expect("5408 = 8 · 26 · 26");
    let by_pixel = by_map.permuted_axes([0, 2, 3, 1]);
    let weights = by_pixel.to_shape((10, 5408)).expect("as many").into_owned();
    Conv2d::new(filters, net.filter_biases.clone(), Window::new(3))
        .then(Activation::Relu)
        .then(Flatten)
        .then(Dense::new(weights, net.biases.clone()))
}

fn step<L: Layer<f64, Ix4, Out = Ix2>>(net: &mut L, image: &Array2<f64>, digit: usize) {
    let (z, cache) = net.forward(picture(image), &mut Mode::Eval);
    let (_, slope) = SoftmaxCrossEntropy.loss(z.view(), &[digit]);
    net.accumulate(picture(image), z.view(), slope, cache);
    descend(net, RATE);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loops_and_layers_learn_the_same() {
        let twins = twins(&Task::named("digits").unwrap());
        assert!(twins.apart < 1e-10, "{}", twins.apart);
    }
}

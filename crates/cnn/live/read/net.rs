//! A small net that reads digits of 8 × 8 pixels, and its weights.

use backprop::{Activation, Chain, Dense, Layer, Params, Path, softmax};
use cnn::{Block, Conv2d, Flatten, MaxPool, Window};
use ndarray::{Array4, ArrayView4, s};
use tensor::Rng;

/// Maps of the first and of the second layer.
pub const MAPS: [usize; 2] = [8, 16];

/// Two convolutions with a pooling between them, and a dense layer.
///
/// ```text
/// conv 8 @ 3 × 3 in a frame, ReLU, pool 2      (8, 8, 1) → (4, 4, 8)
/// conv 16 @ 3 × 3 in a frame, ReLU             (4, 4, 8) → (4, 4, 16)
/// dense 10                                     256 → 10
/// ```
pub type Net = Chain<Chain<Chain<Block<f32>, Convolution>, Flatten>, Dense<f32>>;

type Convolution = Chain<Conv2d<f32>, Activation>;

/// How many whole numbers a weight of 1 is in the file.
const UNIT: f32 = 64.0;

fn convolution(channels: usize, maps: usize, rng: &mut Rng) -> Convolution {
    Conv2d::random(channels, maps, Window::new(3).padding(1), rng).then(Activation::Relu)
}

/// Before it has learned anything.
pub fn random(rng: &mut Rng) -> Net {
    convolution(1, MAPS[0], rng)
        .then(MaxPool::new(2))
        .then(convolution(MAPS[0], MAPS[1], rng))
        .then(Flatten)
        .then(Dense::random(16 * MAPS[1], 10, rng))
}

/// Fills the net's weights, in order, from whole numbers; whether there were as many as it takes.
pub fn fill(net: &mut Net, text: &str) -> bool {
    let mut numbers = text.split_ascii_whitespace().map(|number| number.parse::<i16>().ok());
    let mut fits = true;
    net.visit_mut(Path::ROOT, &mut |_, mut value, _| {
        for weight in &mut value {
            match numbers.next().flatten() {
                Some(number) => *weight = f32::from(number) / UNIT,
                None => fits = false,
            }
        }
    });
    fits && numbers.next().is_none()
}

/// What the net makes of a picture.
pub struct Reading {
    /// The maps of both layers after ReLU, (8, 8, 8) and (4, 4, 16), the channels last.
    pub maps: [Array4<f32>; 2],
    /// The probability of every digit.
    pub digits: [f32; 10],
}

/// Shows the net a picture, (1, 8, 8, 1).
pub fn read(net: &Net, picture: ArrayView4<f32>) -> Reading {
    let Chain { first: Chain { first: layers, second: flatten }, second: dense } = net;
    let first = layers.first.first.predict(picture);
    let pooled = layers.first.second.predict(first.view());
    let second = layers.second.predict(pooled.view());
    let row = flatten.predict(second.view());
    let digits = softmax(dense.predict(row.view()).view());
    let digit = |k: usize| digits[[0, k]];
    Reading { maps: [first, second], digits: std::array::from_fn(digit) }
}

impl Reading {
    /// The digits, the most probable first.
    pub fn ranking(&self) -> [usize; 10] {
        let mut ranking = std::array::from_fn(|k| k);
        ranking.sort_by(|&a: &usize, &b| self.digits[b].total_cmp(&self.digits[a]));
        ranking
    }

    /// The pixels of a map of a layer, row by row.
    pub fn map(&self, layer: usize, map: usize) -> Vec<f32> {
        self.maps[layer].slice(s![0, .., .., map]).iter().copied().collect()
    }

    /// The largest of all maps of a layer.
    pub fn largest(&self, layer: usize) -> f32 {
        self.maps[layer].iter().fold(0.0, |most, &value| value.max(most))
    }
}

/// The weights as [`fill`] takes them, sixteen in a line.
#[cfg(test)]
pub fn write(net: &Net) -> String {
    let mut numbers = Vec::new();
    net.visit(Path::ROOT, &mut |_, value, _| {
        numbers.extend(value.iter().map(|weight| ((weight * UNIT).round() as i16).to_string()));
    });
    numbers.chunks(16).map(|line| line.join(" ") + "\n").collect()
}

//! Deep nets of equal depth, of six kinds of blocks.

use crate::net::{Net, OnPictures, start};
use backprop::{Activation, Boxed, Dense, Layer, Params, Path};
use cnn::arch::{Highway, Inception, Residual};
use cnn::{Conv2d, Flatten, MaxPool, Window};
use labs::task::CLASSES;
use ndarray::Ix4;
use tensor::{Rng, Streams};

/// Maps of every layer.
const MAPS: usize = 8;
/// What the biases of a gate begin with: x goes through.
const SHUT: f32 = -2.0;

/// Two layers, again and again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 3 × 3 and 3 × 3.
    Plain,
    /// 1 × 1 to half as many maps, and 3 × 3 back.
    Bottleneck,
    /// An Inception module: 1 × 1, and what stands behind it.
    Inception,
    /// 3 × 3 and 3 × 3, with a gate of 1 × 1 between them and x.
    Highway,
    /// x and 3 × 3 and 3 × 3, of which the second begins at 0.
    Residual,
    /// The same, with He's start in both.
    Drawn,
}

impl Kind {
    /// In the order of tables.
    pub const ALL: [Self; 6] = [
        Self::Plain,
        Self::Bottleneck,
        Self::Inception,
        Self::Highway,
        Self::Residual,
        Self::Drawn,
    ];

    /// As tables call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Bottleneck => "bottleneck",
            Self::Inception => "Inception",
            Self::Highway => "highway",
            Self::Residual => "residual",
            Self::Drawn => "residual, He's start",
        }
    }
}

type Maps = Boxed<f32, Ix4, Ix4>;

/// A convolution and a pooling that make the pictures small, `layers` layers in blocks of two, and a dense
/// layer.
pub fn build(kind: Kind, layers: usize, size: (usize, usize), streams: &Streams) -> Net {
    let rng = &mut streams.stream("drawn anew");
    // Large pictures are made small at once: depth is what is asked for, and it takes time.
    let stride = if size.0 < 28 { 1 } else { 2 };
    let (down, across) = (size.0 / stride / 2, size.1 / stride / 2);
    let stem = Conv2d::random(1, MAPS, Window::new(3).same().stride(stride), rng);
    let stem = stem.then(Activation::Relu).then(MaxPool::new(2));
    let blocks: Vec<Maps> = (0..layers / 2).map(|_| block(kind, rng)).collect();
    let dense = Dense::random(down * across * MAPS, CLASSES, rng);
    let mut net =
        start(OnPictures { size, net: stem.then(blocks).then(Flatten).then(dense) }, streams);
    adjust(&mut net, kind);
    net
}

fn block(kind: Kind, rng: &mut Rng) -> Maps {
    let mut conv = |from, to, k| Conv2d::random(from, to, Window::new(k).same(), rng);
    match kind {
        Kind::Plain => {
            let first = conv(MAPS, MAPS, 3).then(Activation::Relu);
            Boxed::new(first.then(conv(MAPS, MAPS, 3)).then(Activation::Relu))
        }
        Kind::Bottleneck => {
            let first = conv(MAPS, MAPS / 2, 1).then(Activation::Relu);
            Boxed::new(first.then(conv(MAPS / 2, MAPS, 3)).then(Activation::Relu))
        }
        Kind::Inception => {
            Boxed::new(Inception { one: 2, three: (4, 3), five: (2, 2), pool: 1 }.build(MAPS, rng))
        }
        Kind::Highway => {
            let first = conv(MAPS, MAPS, 3).then(Activation::Relu);
            let layer = first.then(conv(MAPS, MAPS, 3)).then(Activation::Relu);
            Boxed::new(Highway { layer, gate: conv(MAPS, MAPS, 1) })
        }
        Kind::Residual | Kind::Drawn => {
            let first = conv(MAPS, MAPS, 3).then(Activation::Relu);
            let layer = first.then(conv(MAPS, MAPS, 3));
            Boxed::new(Residual::new(layer).then(Activation::Relu))
        }
    }
}

/// Gates begin nearly shut, and what is added to x begins at 0: at first both blocks let x through.
fn adjust(net: &mut Net, kind: Kind) {
    net.visit_mut(Path::ROOT, &mut |path: Path<'_>, mut value, _| {
        let path = path.to_string();
        if kind == Kind::Highway && path.ends_with("gate.bias") {
            value.fill(SHUT);
        }
        if kind == Kind::Residual && path.ends_with("layer.2.weight") {
            value.fill(0.0);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many arrays of the net are of one value throughout, biases of 0 and gates apart from them.
    fn filled(kind: Kind, with: f32) -> usize {
        let (net, mut count) = (build(kind, 6, (28, 28), &Streams::new(1)), 0);
        net.visit(Path::ROOT, &mut |path, value, _| {
            let biases = with == 0.0 && path.to_string().ends_with("bias");
            count += usize::from(!biases && value.iter().all(|&x| x == with));
        });
        count
    }

    #[test]
    fn kinds_are_listed_in_their_order() {
        assert!(Kind::ALL.iter().enumerate().all(|(at, &kind)| kind as usize == at));
    }

    #[test]
    fn blocks_that_let_x_through_do_so_at_first() {
        assert_eq!((filled(Kind::Residual, 0.0), filled(Kind::Highway, SHUT)), (3, 3));
        assert_eq!((filled(Kind::Plain, 0.0), filled(Kind::Highway, 0.0)), (0, 0));
        assert_eq!(filled(Kind::Drawn, 0.0), 0);
    }
}

// ANCHOR: lecture
//! The nets of the lectures, as lists.

use super::plan::{Plan, Stage};
use crate::window::Window;

/// O maps with kernels of `k` × `k` that keep the size, and ReLU.
fn same(maps: usize, k: usize) -> [Stage; 2] {
    [Stage::Convolve { maps, window: Window::new(k).same() }, Stage::Relu]
}

/// Dense layers with ReLU between them, and what is to come before each but the first.
fn dense(widths: &[usize], before: Option<Stage>) -> Vec<Stage> {
    let each = |(n, &width): (usize, &usize)| {
        let between = (n > 0).then_some(Stage::Relu);
        between.into_iter().chain(before.filter(|_| n > 0)).chain([Stage::Dense(width)])
    };
    widths.iter().enumerate().flat_map(each).collect()
}

const POOL: Stage = Stage::MaxPool(Window { kernel: (2, 2), stride: (2, 2), padding: (0, 0) });

/// The shallow CNN: eight maps of 26 × 26, and a softmax layer (Polish lecture 7).
pub fn shallow() -> Plan {
    let first = Stage::Convolve { maps: 8, window: Window::new(3) };
    Plan { input: [28, 28, 1], stages: vec![first, Stage::Relu, Stage::Flatten, Stage::Dense(10)] }
}

/// [`lenet`](crate::lenet()) as a list: 20 and 50 maps of 5 × 5, 500 neurons (Polish lecture 7).
pub fn conv20_conv50() -> Plan {
    let block = |maps| [Stage::Convolve { maps, window: Window::new(5) }, Stage::Relu, POOL];
    let features = [block(20), block(50)].concat();
    let stages = [features, vec![Stage::Flatten], dense(&[500, 10], None)].concat();
    Plan { input: [28, 28, 1], stages }
}
// ANCHOR_END: lecture

// ANCHOR: keras
/// The Keras net that reaches 92 % on Fashion-MNIST (Hungarian lecture 10): 28 → 14 → 7 → 3 and 1,413,834
/// parameters.
pub fn fashion() -> Plan {
    let pool = vec![POOL];
    let features = [
        [same(64, 7).to_vec(), pool.clone()].concat(),
        [same(128, 3).to_vec(), same(128, 3).to_vec(), pool.clone()].concat(),
        [same(256, 3).to_vec(), same(256, 3).to_vec(), pool].concat(),
    ];
    let classifier = dense(&[128, 64, 10], Some(Stage::Dropout(0.5)));
    let stages = [features.concat(), vec![Stage::Flatten], classifier].concat();
    Plan { input: [28, 28, 1], stages }
}

/// The MNIST net of the book that the Russian notes follow (§5.2): 32 and 64 maps of 5 × 5, 1024 neurons.
pub fn book() -> Plan {
    let block = |maps| [same(maps, 5).to_vec(), vec![POOL]].concat();
    let classifier = dense(&[1024, 10], Some(Stage::Dropout(0.5)));
    let stages = [block(32), block(64), vec![Stage::Flatten], classifier].concat();
    Plan { input: [28, 28, 1], stages }
}
// ANCHOR_END: keras

// ANCHOR: vgg
/// A net of the kind of VGG (Simonyan and Zisserman, 2014): stacks of n convolutions of 3 × 3 with c maps
/// each, ReLU, and a pooling behind every stack; then `classifier` dense layers (Russian notes §5.4).
///
/// `stacks` holds (n, c).
pub fn vgg(input: [usize; 3], stacks: &[(usize, usize)], classifier: &[usize]) -> Plan {
    let stack = |&(n, c): &(usize, usize)| [same(c, 3).repeat(n), vec![POOL]].concat();
    let features: Vec<Stage> = stacks.iter().flat_map(stack).collect();
    Plan { input, stages: [features, vec![Stage::Flatten], dense(classifier, None)].concat() }
}

/// The ten convolutions and two dense layers in front of the captions (Polish lecture 8): VGG-13 without its
/// last layer, 128,950,848 parameters.
pub fn vgg13() -> Plan {
    let stacks = [(2, 64), (2, 128), (2, 256), (2, 512), (2, 512)];
    vgg([224, 224, 3], &stacks, &[4096, 4096])
}
// ANCHOR_END: vgg

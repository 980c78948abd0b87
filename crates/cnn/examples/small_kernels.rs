//! Stacks of 3 × 3 kernels, and the one kernel that sees as much: what 64 maps of 64 channels cost.

use backprop::Params;
use cnn::{Conv2d, Window, receptive_field};
use tensor::Streams;

fn main() {
    let mut rng = Streams::new(1).stream("init");
    let mut weights = |k| Conv2d::<f64>::random(64, 64, Window::new(k), &mut rng).parameters() - 64;
    println!("pixels seen   one kernel   weights   kernels of 3 × 3   weights");
    for layers in 1..=5 {
        let field = receptive_field(&vec![Window::new(3); layers])[0].size;
        let (one, stack) = (weights(field), layers * weights(3));
        println!("{field:>11}   {field:>5} × {field:<2} {one:>9} {layers:>18} {stack:>9}");
    }
}

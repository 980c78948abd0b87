//! A convolution, and the same in two steps, channel by channel and then 1 × 1: weights of both.

use cnn::{Conv2d, Window, separable};
use tensor::Streams;

fn main() {
    let mut rng = Streams::new(1).stream("init");
    println!("kernel   channels   maps   one step   two steps   share   1/O + 1/K²");
    for (k, channels, maps) in [(3, 8, 16), (3, 64, 64), (3, 512, 512), (5, 64, 64), (1, 64, 64)] {
        let window = Window::new(k);
        let one = Conv2d::<f64>::random(channels, maps, window, &mut rng).weight.value.len();
        let two = separable::<f64>(channels, maps, window, &mut rng);
        let two = two.first.weight.value.len() + two.second.weight.value.len();
        let (share, formula) = (two as f64 / one as f64, 1.0 / maps as f64 + 1.0 / (k * k) as f64);
        println!(
            "{k} × {k} {channels:>11} {maps:>6} {one:>10} {two:>11} {share:>7.3} {formula:>12.3}"
        );
    }
}

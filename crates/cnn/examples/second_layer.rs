//! The two convolutions of the lecture's listing: the size of their maps and what they have to learn; seed 1.

use backprop::{Layer, Params};
use cnn::{Conv2d, MaxPool, Window};
use ndarray::Array4;
use tensor::Streams;

fn main() {
    let mut rng = Streams::new(1).stream("init");
    let mut image = Array4::<f32>::zeros((1, 28, 28, 1));
    println!("{:<12}{:<16}{:<16}{:>11}{:>14}", "", "in", "out", "parameters", "if dense");
    for (name, maps) in [("first", 20), ("second", 50)] {
        let (_, height, width, channels) = image.dim();
        let layer = Conv2d::random(channels, maps, Window::new(5), &mut rng);
        let map = layer.predict(image.view());
        let (_, down, right, _) = map.dim();
        let dense = map.len() * (image.len() + 1);
        let [from, to] =
            [(height, width, channels), (down, right, maps)].map(|shape| format!("{shape:?}"));
        println!("{name:<12}{from:<16}{to:<16}{:>11}{dense:>14}", layer.parameters());
        image = MaxPool::new(2).predict(map.view());
        let (_, down, right, _) = image.dim();
        println!("{:<12}{:<16}{:?}", "pooled", "", (down, right, maps));
    }
}

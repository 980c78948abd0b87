//! The net of the PyTorch listing: number of the layer, what it is, what comes out, what is learned.

use cnn::arch::{conv20_conv50, summarize};
use cnn::lenet;
use ndarray::Array4;
use tensor::Streams;

fn main() {
    let list = conv20_conv50().summary().expect("a list that fits");
    let net = lenet::<f32>(&mut Streams::new(1).stream("init"));
    let built = summarize(&net, Array4::zeros((1, 28, 28, 1)).view());
    for (planned, built) in list.rows.iter().zip(&built.rows) {
        let name = planned.layer.split(", stride").next().expect("a first part");
        let shape: Vec<String> = built.shape.iter().map(usize::to_string).collect();
        let (path, shape) = (&built.layer, shape.join(" × "));
        println!("{path:<3}{name:<26}{shape:<14}{:>8}", built.parameters);
    }
    println!("\nparameters: {}", built.parameters());
}

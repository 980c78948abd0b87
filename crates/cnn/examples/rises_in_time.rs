//! A kernel along a sequence: the mean of three, and the rise from the one before to the one after.

use backprop::Layer;
use cnn::{Conv1d, Conv2d, Window};
use ndarray::{Array3, Array4, array};

fn main() {
    let x = [2.0, 2.0, 3.0, 2.0, 3.0, 8.0, 8.0, 9.0, 8.0, 3.0, 2.0];
    let sequence = Array3::from_shape_fn((1, x.len(), 1), |(_, t, _)| x[t]);
    let third = 1.0 / 3.0;
    let kernels = [[third, third, third], [-0.5, 0.0, 0.5]];
    let weight = Array4::from_shape_fn((2, 1, 3, 1), |(map, _, a, _)| kernels[map][a]);
    let window = Window::rectangle(1, 3).same();
    let layer = Conv1d { convolution: Conv2d::new(weight, array![0.0, 0.0], window) };
    let y = layer.predict(sequence.view());
    let line = |name: &str, values: Vec<f64>| {
        println!("{name:<6}{}", values.iter().map(|v| format!("{v:>6.1}")).collect::<String>());
    };
    line("x", x.to_vec());
    for (map, name) in ["mean", "rise"].into_iter().enumerate() {
        line(name, y.slice(ndarray::s![0, .., map]).to_vec());
    }
    let steepest = (1..x.len() - 1).max_by(|&s, &t| y[[0, s, 1]].total_cmp(&y[[0, t, 1]]));
    println!("the steepest rise is at t = {}", steepest.expect("inner places"));
}

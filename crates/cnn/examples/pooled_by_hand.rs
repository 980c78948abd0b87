//! A map of 4 × 4, pooled over 2 × 2 in four ways.

use backprop::Layer;
use cnn::{AveragePool, MaxPool, MinPool, Window};
use ndarray::{Array4, Axis, array};

fn show(name: &str, y: &Array4<f64>) {
    println!("{name}");
    for row in y.index_axis(Axis(0), 0).outer_iter() {
        let numbers: String = row.iter().map(|number| format!("{number:>6.2}")).collect();
        println!("{numbers}");
    }
}

fn main() {
    let x = array![
        [0.0, 1.0, 2.0, 1.0],
        [4.0, 1.0, 0.0, 1.0],
        [2.0, 0.0, 1.0, 1.0],
        [1.0, 2.0, 3.0, 1.0],
    ];
    let x = x.into_shape_with_order((1, 4, 4, 1)).expect("16 = 4 · 4");
    show("the map", &x);
    show("largest, stride 1", &MaxPool::over(Window::new(2)).predict(x.view()));
    show("largest, stride 2", &MaxPool::new(2).predict(x.view()));
    show("smallest, stride 2", &MinPool::new(2).predict(x.view()));
    show("mean, stride 2", &AveragePool::new(2).predict(x.view()));
}

//! Errors on their way back through three poolings of the same map of 4 × 4.

use backprop::{Layer, Mode};
use cnn::{AveragePool, MaxPool, Window};
use ndarray::{Array4, Axis, Ix4, array};

fn back(name: &str, mut pool: impl Layer<f64, Ix4, Out = Ix4>, errors: &[f64]) {
    let x = array![
        [0.0, 1.0, 2.0, 1.0],
        [4.0, 1.0, 0.0, 1.0],
        [2.0, 0.0, 1.0, 1.0],
        [1.0, 2.0, 3.0, 1.0],
    ];
    let x = x.into_shape_with_order((1, 4, 4, 1)).expect("16 = 4 · 4");
    let (y, receipt) = pool.forward(x.view(), &mut Mode::Eval);
    let dy = Array4::from_shape_vec(y.dim(), errors.to_vec()).expect("one for each output");
    let dx = pool.backward(x.view(), y.view(), dy, receipt);
    println!("{name}");
    for row in dx.index_axis(Axis(0), 0).outer_iter() {
        let numbers: String = row.iter().map(|number| format!("{number:>6.2}")).collect();
        println!("{numbers}");
    }
}

fn main() {
    back("largest, stride 2, errors 1 2 3 4", MaxPool::new(2), &[1.0, 2.0, 3.0, 4.0]);
    back("mean, stride 2, errors 1 2 3 4", AveragePool::new(2), &[1.0, 2.0, 3.0, 4.0]);
    back("largest, stride 1, nine errors of 1", MaxPool::over(Window::new(2)), &[1.0; 9]);
}

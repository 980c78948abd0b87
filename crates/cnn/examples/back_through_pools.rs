//! The errors 8 and 4 go back through the largest and the mean of two blocks, and of windows that overlap.

use backprop::{Layer, Mode};
use cnn::{AveragePool, MaxPool, Window};
use ndarray::{Array4, Axis, Ix4, arr2};

fn back(name: &str, mut pool: impl Layer<f64, Ix4, Out = Ix4>) {
    let x = arr2(&[[1.0, 4.0, 6.0, 6.0], [2.0, 3.0, 0.0, 5.0]]);
    let x = x.insert_axis(Axis(0)).insert_axis(Axis(3));
    let (y, receipt) = pool.forward(x.view(), &mut Mode::Eval);
    let errors = Array4::from_shape_fn(y.dim(), |(_, _, place, _)| [8.0, 4.0, 2.0][place]);
    let of = |maps: &Array4<f64>| maps.iter().map(|y| format!("{y:>5}")).collect::<String>();
    println!("{name}\n  y      {}\n  errors {}", of(&y), of(&errors));
    let d_x = pool.backward(x.view(), y.view(), errors, receipt);
    for row in d_x.axis_iter(Axis(1)) {
        println!("  pixels {}", row.iter().map(|d| format!("{d:>5}")).collect::<String>());
    }
}

fn main() {
    back("largest of two blocks", MaxPool::new(2));
    back("mean of two blocks", AveragePool::new(2));
    back("largest of three windows", MaxPool::over(Window::new(2)));
}

//! A gradient Xᵀ δ that grows batch by batch, and an inner product inside it.

use ndarray::{Array2, Axis, array};
use tensor::{add_matmul, prepare};

fn main() {
    prepare();
    // Four samples of three inputs, and the errors of two neurons on them.
    let x = array![[1.0, 0.0, 2.0], [0.0, 1.0, 1.0], [3.0, 1.0, 0.0], [1.0, 1.0, 1.0]];
    let delta = array![[1.0, -1.0], [2.0, 0.0], [0.0, 1.0], [-1.0, 2.0]];

    let mut whole = Array2::zeros((3, 2));
    add_matmul(&mut whole, x.t(), delta.view());
    println!("Xᵀ δ =\n{whole}");

    let mut sum = Array2::zeros((3, 2));
    for (x, delta) in x.axis_chunks_iter(Axis(0), 2).zip(delta.axis_chunks_iter(Axis(0), 2)) {
        add_matmul(&mut sum, x.t(), delta);
        println!("after {} more samples =\n{sum}", x.nrows());
    }

    let entry = x.column(2).dot(&delta.column(0));
    println!("column 2 of X · column 0 of δ: {entry}");
    println!("same: {}", whole == sum && whole[[2, 0]] == entry);
}

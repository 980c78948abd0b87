//! The Y that makes J(Q, Y) least, at once and by descent; and a Q whose columns depend on each other.

use calculus::{descend, factor_cost, factor_gradients, pseudo_inverse};
use ndarray::{Array, Array1, ArrayView1, array};

fn main() {
    let x = array![[1.0], [2.0], [2.0], [4.0]];
    let q = array![[1.0, 0.0], [1.0, 1.0], [1.0, 2.0], [1.0, 3.0]];
    let y = pseudo_inverse(q.view()).unwrap().dot(&x);
    println!("Y = Q+ X: {:.4} {:.4}", y[[0, 0]], y[[1, 0]]);
    println!("J: {:.4}", factor_cost(x.view(), q.view(), y.view()));

    let slope = |y: ArrayView1<f64>| -> Array1<f64> {
        let y = y.insert_axis(ndarray::Axis(1));
        factor_gradients(x.view(), q.view(), y).1.column(0).to_owned()
    };
    for steps in [10, 100, 400] {
        let path = descend(slope, Array::zeros(2).view(), 0.1, steps);
        println!("after {steps:>3} steps: {:.4} {:.4}", path[steps][0], path[steps][1]);
    }

    let twice = array![[1.0, 2.0], [1.0, 2.0], [1.0, 2.0], [1.0, 2.0]];
    let gram = twice.t().dot(&twice);
    println!("columns (1, 2): QTQ = {} {}", gram.row(0), gram.row(1));
    println!("    inverse: {}", calculus::solve(gram.view(), twice.t()).unwrap_err());
    let y = pseudo_inverse(twice.view()).unwrap().dot(&x);
    println!("    Q+ X = {:.4} {:.4}, the shortest of all that fit best", y[[0, 0]], y[[1, 0]]);
}

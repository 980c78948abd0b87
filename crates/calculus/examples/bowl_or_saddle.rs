//! Gradient and Hessian of (x² − 1)² + y² at its three critical points.

use calculus::{Scalar, symmetric_eigen, taylor};
use ndarray::array;

fn f<S: Scalar>(x: &[S]) -> S {
    (x[0].powi(2) - 1.0).powi(2) + x[1].powi(2)
}

fn main() {
    for x in [array![-1.0, 0.0], array![0.0, 0.0], array![1.0, 0.0], array![2.0, 1.0]] {
        let near = taylor(f, x.view());
        let (eigenvalues, _) = symmetric_eigen(near.hessian.view()).unwrap();
        println!("at {x}: f = {}, gradient {}", near.value, near.gradient);
        print!("    Hessian {} {}", near.hessian.row(0), near.hessian.row(1));
        let kind = match (near.gradient.dot(&near.gradient) == 0.0, eigenvalues[0] > 0.0) {
            (true, true) => "minimum",
            (true, false) => "saddle",
            _ => "no critical point",
        };
        println!(", eigenvalues {eigenvalues:.0}: {kind}");
    }
}

//! Fails `below_it_descent_converges_along_both_axes`: the smaller curvature decides.

use ndarray::Array2;

pub fn largest_rate(hessian: &Array2<f64>) -> f64 {
    let (a, b, c) = (hessian[[0, 0]], hessian[[0, 1]], hessian[[1, 1]]);
    2.0 / ((a + c) / 2.0 - ((a - c) / 2.0).hypot(b))
}

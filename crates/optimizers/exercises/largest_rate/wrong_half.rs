//! Fails `a_little_above_it_descent_diverges`: the rate that is best along the steepest direction.

use ndarray::Array2;

pub fn largest_rate(hessian: &Array2<f64>) -> f64 {
    let (a, b, c) = (hessian[[0, 0]], hessian[[0, 1]], hessian[[1, 1]]);
    1.0 / ((a + c) / 2.0 + ((a - c) / 2.0).hypot(b))
}

//! Fails `below_it_descent_converges_in_a_turned_ravine`: it sees the curvatures along the axes only.

use ndarray::Array2;

pub fn largest_rate(hessian: &Array2<f64>) -> f64 {
    2.0 / hessian[[0, 0]].max(hessian[[1, 1]])
}

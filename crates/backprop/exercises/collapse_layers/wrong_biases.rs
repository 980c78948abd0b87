//! Fails `the_first_biases_go_through_the_second_weights`: the biases are added as they are.

use ndarray::{Array1, Array2};

pub fn collapse(
    first: (Array2<f64>, Array1<f64>),
    second: (Array2<f64>, Array1<f64>),
) -> (Array2<f64>, Array1<f64>) {
    let b = if first.1.len() == second.1.len() { first.1 + second.1 } else { second.1 };
    (second.0.dot(&first.0), b)
}

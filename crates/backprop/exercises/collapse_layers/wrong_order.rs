//! Fails `the_first_layer_stands_on_the_right`: the product is the wrong way round.

use ndarray::{Array1, Array2};

pub fn collapse(
    first: (Array2<f64>, Array1<f64>),
    second: (Array2<f64>, Array1<f64>),
) -> (Array2<f64>, Array1<f64>) {
    if first.0.ncols() != second.0.nrows() {
        return second;
    }
    (first.0.dot(&second.0), second.0.dot(&first.1) + second.1)
}

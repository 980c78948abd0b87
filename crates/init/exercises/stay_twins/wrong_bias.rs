//! Fails `the_bias_comes_in_as_well`: the biases are not looked at.

use ndarray::{ArrayView1, ArrayView2};

pub fn stay_twins(
    first: ArrayView2<f64>,
    _bias: ArrayView1<f64>,
    second: ArrayView2<f64>,
    i: usize,
    j: usize,
) -> bool {
    first.row(i) == first.row(j) && second.column(i) == second.column(j)
}

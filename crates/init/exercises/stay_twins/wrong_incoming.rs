//! Fails `what_goes_out_decides_on_the_error`: only the incoming weights are compared.

use ndarray::{ArrayView1, ArrayView2};

pub fn stay_twins(
    first: ArrayView2<f64>,
    bias: ArrayView1<f64>,
    _second: ArrayView2<f64>,
    i: usize,
    j: usize,
) -> bool {
    first.row(i) == first.row(j) && bias[i] == bias[j]
}

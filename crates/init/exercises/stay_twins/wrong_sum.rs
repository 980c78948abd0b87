//! Fails `each_output_counts_by_itself`: the sums of the outgoing weights are compared.

use ndarray::{ArrayView1, ArrayView2};

pub fn stay_twins(
    first: ArrayView2<f64>,
    bias: ArrayView1<f64>,
    second: ArrayView2<f64>,
    i: usize,
    j: usize,
) -> bool {
    let out = |k: usize| second.column(k).sum();
    first.row(i) == first.row(j) && bias[i] == bias[j] && out(i) == out(j)
}

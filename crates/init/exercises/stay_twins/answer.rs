use ndarray::{ArrayView1, ArrayView2};

/// Whether the hidden neurons `i` and `j` get the same gradients for ever, whatever the data.
///
/// Forward they are equal if what comes in is, backward if what goes out is.
pub fn stay_twins(
    first: ArrayView2<f64>,
    bias: ArrayView1<f64>,
    second: ArrayView2<f64>,
    i: usize,
    j: usize,
) -> bool {
    first.row(i) == first.row(j) && bias[i] == bias[j] && second.column(i) == second.column(j)
}

//! Fails `the_product_of_two_entries_moves_with_either`: 2Ax, which holds for symmetric A alone.

use ndarray::{Array1, ArrayView1, ArrayView2};

pub fn gradient(a: ArrayView2<f64>, x: ArrayView1<f64>) -> Array1<f64> {
    2.0 * a.dot(&x)
}

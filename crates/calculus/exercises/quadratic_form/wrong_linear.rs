//! Fails `the_square_of_one_number_has_the_slope_2x`: A is differentiated as if it stood before one x.

use ndarray::{Array1, ArrayView1, ArrayView2};

pub fn gradient(a: ArrayView2<f64>, x: ArrayView1<f64>) -> Array1<f64> {
    a.dot(&x)
}

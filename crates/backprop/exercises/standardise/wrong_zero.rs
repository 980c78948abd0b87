//! Fails `a_column_of_equal_values_becomes_zero`: 0 is divided by 0.

use ndarray::{Array1, Array2, Axis};

pub fn standardise(x: &mut Array2<f64>) -> (Array1<f64>, Array1<f64>) {
    let mean = x.mean_axis(Axis(0)).expect("there are samples");
    let std = x.std_axis(Axis(0), 0.0);
    *x -= &mean;
    *x /= &std;
    (mean, std)
}

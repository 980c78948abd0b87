//! Fails `the_mean_square_of_a_column_is_1`: the sum of squares is divided by the samples less one.

use ndarray::{Array1, Array2, Axis};

pub fn standardise(x: &mut Array2<f64>) -> (Array1<f64>, Array1<f64>) {
    let mean = x.mean_axis(Axis(0)).expect("there are samples");
    let std = x.std_axis(Axis(0), 1.0).mapv(|s| if s == 0.0 { 1.0 } else { s });
    *x -= &mean;
    *x /= &std;
    (mean, std)
}

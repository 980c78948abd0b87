//! Fails `the_numbers_returned_undo_it`: the divisors are those of the columns already divided.

use ndarray::{Array1, Array2, Axis};

pub fn standardise(x: &mut Array2<f64>) -> (Array1<f64>, Array1<f64>) {
    let divisors =
        |x: &Array2<f64>| x.std_axis(Axis(0), 0.0).mapv(|s| if s == 0.0 { 1.0 } else { s });
    let mean = x.mean_axis(Axis(0)).expect("there are samples");
    *x -= &mean;
    *x /= &divisors(x);
    (mean, divisors(x))
}

use ndarray::{Array1, Array2, Axis};

/// Standardises the columns of `x`, (samples, inputs); returns the means and the divisors, (inputs,).
pub fn standardise(x: &mut Array2<f64>) -> (Array1<f64>, Array1<f64>) {
    let mean = x.mean_axis(Axis(0)).expect("there are samples");
    let std = x.std_axis(Axis(0), 0.0).mapv(|s| if s == 0.0 { 1.0 } else { s });
    *x -= &mean;
    *x /= &std;
    (mean, std)
}

//! Fails `eigenvalues_in_between_change_nothing`: the mean of all takes the place of the middle.

use ndarray::ArrayView1;

pub fn best_rate(eigenvalues: ArrayView1<f64>) -> (f64, f64) {
    let eta = 1.0 / eigenvalues.mean().unwrap();
    (eta, eigenvalues.iter().fold(0.0_f64, |most, l| most.max((1.0 - eta * l).abs())))
}

//! Fails `no_other_rate_has_a_smaller_worst_factor`: it suits the steepest direction alone.

use ndarray::ArrayView1;

pub fn best_rate(eigenvalues: ArrayView1<f64>) -> (f64, f64) {
    let most = eigenvalues.iter().fold(0.0_f64, |most, &l| most.max(l));
    let least = eigenvalues.iter().fold(f64::INFINITY, |least, &l| least.min(l));
    (1.0 / most, 1.0 - least / most)
}

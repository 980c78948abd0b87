//! Fails `a_step_shortens_every_direction`: the bound of convergence, where nothing shrinks any more.

use ndarray::ArrayView1;

pub fn best_rate(eigenvalues: ArrayView1<f64>) -> (f64, f64) {
    let most = eigenvalues.iter().fold(0.0_f64, |most, &l| most.max(l));
    (2.0 / most, 1.0)
}

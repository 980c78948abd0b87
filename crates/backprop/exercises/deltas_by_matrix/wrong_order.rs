//! Fails `the_last_delta_is_the_given_one`: the deltas stand in the order in which they were computed.

use ndarray::Array2;

pub fn deltas(weights: &[Array2<f64>], a: &[Array2<f64>], last: Array2<f64>) -> Vec<Array2<f64>> {
    let mut all = vec![last];
    for l in (0..a.len()).rev() {
        let back = all[all.len() - 1].dot(&weights[l + 1]);
        all.push(back * a[l].mapv(|a| 1.0 - a * a));
    }
    all
}

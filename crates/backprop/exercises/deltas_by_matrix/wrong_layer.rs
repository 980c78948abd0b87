//! Fails `a_delta_comes_back_over_the_weights_of_the_next_layer`: over the weights of its own layer.

use ndarray::Array2;

pub fn deltas(weights: &[Array2<f64>], a: &[Array2<f64>], last: Array2<f64>) -> Vec<Array2<f64>> {
    let mut all = vec![last];
    for l in (0..a.len()).rev() {
        let back = all[0].dot(&weights[l]);
        all.insert(0, back * a[l].mapv(|a| 1.0 - a * a));
    }
    all
}

//! Fails `the_slope_is_that_of_the_layer_itself`: the slope of the layer after is taken.

use ndarray::Array2;

pub fn deltas(weights: &[Array2<f64>], a: &[Array2<f64>], last: Array2<f64>) -> Vec<Array2<f64>> {
    let mut all = vec![last];
    for l in (0..a.len()).rev() {
        let slope = a.get(l + 1).map_or(Array2::ones(all[0].dim()), |a| a.mapv(|a| 1.0 - a * a));
        all.insert(0, (&all[0] * &slope).dot(&weights[l + 1]));
    }
    all
}

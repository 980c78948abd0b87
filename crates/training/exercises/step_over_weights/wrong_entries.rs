//! Fails `a_weight_of_0_does_no_harm`: it is the mean of the ratios of the entries.

use ndarray::ArrayView2;

pub fn ratio(before: ArrayView2<f64>, after: ArrayView2<f64>) -> f64 {
    let ratios = ((&after - &before) / before).mapv(f64::abs);
    ratios.sum() / ratios.len() as f64
}

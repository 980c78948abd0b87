//! Fails `a_negative_net_input_counts_with_its_size`: it adds up ∂C/∂a without z.

use ndarray::ArrayView1;

pub fn gradient(z: ArrayView1<f64>, da: ArrayView1<f64>) -> f64 {
    z.iter().zip(da).filter(|(z, _)| **z < 0.0).map(|(_, da)| da).sum()
}

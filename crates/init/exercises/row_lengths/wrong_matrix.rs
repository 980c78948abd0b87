//! Fails `every_neuron_has_its_own_length`: the whole matrix is scaled by one number.

use ndarray::Array2;

pub fn rescale(w: &mut Array2<f64>) {
    let (hidden, inputs) = w.dim();
    let beta = 0.7 * (hidden as f64).powf(1.0 / inputs as f64);
    let length = (w.mapv(|w| w * w).sum() / hidden as f64).sqrt();
    *w *= beta / length;
}

//! Fails `one_neuron_of_two_inputs`: every weight is multiplied by the range printed on the slide.

use ndarray::Array2;

pub fn rescale(w: &mut Array2<f64>) {
    let (hidden, inputs) = w.dim();
    *w *= (hidden as f64).powf(1.0 / inputs as f64);
}

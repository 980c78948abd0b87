//! Fails `a_neuron_weighs_the_inputs_of_its_sample`: the columns of W are taken for the neurons.

use ndarray::{Array2, ArrayView1, ArrayView2};

pub fn forward(x: ArrayView2<f64>, w: ArrayView2<f64>, b: ArrayView1<f64>) -> Array2<f64> {
    if w.nrows() == w.ncols() { x.dot(&w) + b } else { x.dot(&w.t()) + b }
}

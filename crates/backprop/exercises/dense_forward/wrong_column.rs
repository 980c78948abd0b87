//! Fails `every_sample_gets_the_bias_of_the_neuron`: a bias is given to a sample.

use ndarray::{Array2, ArrayView1, ArrayView2, Axis};

pub fn forward(x: ArrayView2<f64>, w: ArrayView2<f64>, b: ArrayView1<f64>) -> Array2<f64> {
    let z = x.dot(&w.t());
    if z.nrows() == b.len() { z + b.insert_axis(Axis(1)) } else { z + b }
}

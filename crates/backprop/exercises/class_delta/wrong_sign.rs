//! Fails `a_step_against_delta_lowers_the_cost`: y − ŷ, as on the slide.

use backprop::{one_hot, softmax};
use ndarray::{Array2, ArrayView2};

pub fn delta(z: ArrayView2<f64>, classes: &[usize]) -> Array2<f64> {
    (one_hot::<f64>(classes, z.ncols()) - softmax(z)) / classes.len() as f64
}

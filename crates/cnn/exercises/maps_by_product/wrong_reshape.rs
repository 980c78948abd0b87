//! Fails `a_column_is_a_kernel`: the weights are read as (K·K·C, O), without being transposed.

use cnn::{Window, unfold};
use ndarray::{Array1, Array4};

pub fn convolve(x: &Array4<f64>, weight: &Array4<f64>, bias: &Array1<f64>) -> Array4<f64> {
    let (batch, height, width, channels) = x.dim();
    let (maps, k, _, _) = weight.dim();
    let matrix = weight.to_shape((k * k * channels, maps)).expect("as many weights");
    let z = unfold(x.view(), Window::new(k)).dot(&matrix) + bias;
    let shape = (batch, height - k + 1, width - k + 1, maps);
    z.to_shape(shape).expect("a row for each place").into_owned()
}

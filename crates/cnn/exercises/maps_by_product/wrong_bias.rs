//! Fails `each_map_has_its_bias`: nothing is added.

use cnn::{Window, unfold};
use ndarray::{Array1, Array4};

pub fn convolve(x: &Array4<f64>, weight: &Array4<f64>, _bias: &Array1<f64>) -> Array4<f64> {
    let (batch, height, width, channels) = x.dim();
    let (maps, k, _, _) = weight.dim();
    let matrix = weight.to_shape((maps, k * k * channels)).expect("as many weights");
    let z = unfold(x.view(), Window::new(k)).dot(&matrix.t());
    let shape = (batch, height - k + 1, width - k + 1, maps);
    z.to_shape(shape).expect("a row for each place").into_owned()
}

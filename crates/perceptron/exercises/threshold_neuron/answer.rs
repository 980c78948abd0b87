use ndarray::ArrayView1;

/// The answer, 0 or 1, of a neuron with the weights `w`, (inputs,), and the threshold θ.
pub fn answer(w: ArrayView1<f64>, theta: f64, x: ArrayView1<f64>) -> f64 {
    let z = w.dot(&x) - theta;
    if z > 0.0 { 1.0 } else { 0.0 }
}

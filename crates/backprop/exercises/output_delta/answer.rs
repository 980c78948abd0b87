/// δ = ∂E/∂z of a logistic neuron with the net input z and the target y.
pub fn output_delta(z: f64, y: f64) -> f64 {
    let y_hat = 1.0 / (1.0 + (-z).exp());
    (y_hat - y) * y_hat * (1.0 - y_hat)
}

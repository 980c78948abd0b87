/// δ = ∂E/∂z of a logistic neuron with the net input z and the target y.
pub fn output_delta(z: f64, y: f64) -> f64 {
    0.0
}

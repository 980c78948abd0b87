//! Fails `a_target_of_one_does_not_silence_the_neuron`: the slope is taken at the target.

pub fn output_delta(z: f64, y: f64) -> f64 {
    let y_hat = 1.0 / (1.0 + (-z).exp());
    (y_hat - y) * y * (1.0 - y)
}

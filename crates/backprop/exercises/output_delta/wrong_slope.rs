//! Fails `delta_is_the_slope_of_the_error`: the slope of the neuron is missing.

pub fn output_delta(z: f64, y: f64) -> f64 {
    1.0 / (1.0 + (-z).exp()) - y
}

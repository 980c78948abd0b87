//! Fails `relu_stops_half_of_the_mean_square`: net inputs are taken for activations.

pub fn signal_after(fan_in: &[usize], variance: f64) -> f64 {
    fan_in.iter().map(|&n| n as f64 * variance).product()
}

/// The expected mean square of the last activations of a ReLU net.
pub fn signal_after(fan_in: &[usize], variance: f64) -> f64 {
    1.0
}

/// The expected mean square of the last activations of a ReLU net: n Var w / 2 for every layer.
pub fn signal_after(fan_in: &[usize], variance: f64) -> f64 {
    fan_in.iter().map(|&n| 0.5 * n as f64 * variance).product()
}

//! Fails `two_layers_multiply`: what the layers keep is added.

pub fn signal_after(fan_in: &[usize], variance: f64) -> f64 {
    fan_in.iter().map(|&n| 0.5 * n as f64 * variance).sum()
}

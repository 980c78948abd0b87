//! Fails `every_layer_has_inputs_of_its_own`: the first layer stands for all.

pub fn signal_after(fan_in: &[usize], variance: f64) -> f64 {
    (0.5 * fan_in[0] as f64 * variance).powi(fan_in.len() as i32)
}

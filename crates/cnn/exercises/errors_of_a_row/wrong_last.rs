//! Fails `what_several_windows_say_adds_up`: the last window overwrites what the others said.

pub fn errors_before(delta: &[f64], w: &[f64]) -> Vec<f64> {
    let mut da = vec![0.0; delta.len() + w.len() - 1];
    for (i, delta) in delta.iter().enumerate() {
        for (k, w) in w.iter().enumerate() {
            da[i + k] = delta * w;
        }
    }
    da
}

/// The prints of all numbers of `x`, without the frame.
pub fn prints(x: &[f64], w: &[f64], s: usize, p: usize) -> Vec<f64> {
    vec![0.0; (x.len() - 1) * s + w.len() - 2 * p]
}

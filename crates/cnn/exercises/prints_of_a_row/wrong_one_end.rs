//! Fails `the_frame_is_cut_off_at_both_ends`: the whole frame is cut off at the end.

pub fn prints(x: &[f64], w: &[f64], s: usize, p: usize) -> Vec<f64> {
    let mut y = vec![0.0; (x.len() - 1) * s + w.len()];
    for (i, value) in x.iter().enumerate() {
        for (k, weight) in w.iter().enumerate() {
            y[i * s + k] += value * weight;
        }
    }
    y[..y.len() - 2 * p].to_vec()
}

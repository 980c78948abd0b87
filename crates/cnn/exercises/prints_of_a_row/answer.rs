/// The prints of all numbers of `x`, without the frame.
pub fn prints(x: &[f64], w: &[f64], s: usize, p: usize) -> Vec<f64> {
    let mut y = vec![0.0; (x.len() - 1) * s + w.len()];
    for (i, value) in x.iter().enumerate() {
        for (k, weight) in w.iter().enumerate() {
            y[i * s + k] += value * weight;
        }
    }
    y[p..y.len() - p].to_vec()
}

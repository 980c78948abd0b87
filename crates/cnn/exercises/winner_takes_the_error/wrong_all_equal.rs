//! Fails `a_tie_has_one_winner`: every pixel that is as large as the maximum takes the whole error.

pub fn back(x: &[f64], dy: &[f64], k: usize, stride: usize) -> Vec<f64> {
    let mut dx = vec![0.0; x.len()];
    for (i, dy) in dy.iter().enumerate() {
        let window = i * stride..i * stride + k;
        let most = x[window.clone()].iter().fold(f64::NEG_INFINITY, |a, &b| a.max(b));
        window.filter(|&at| x[at] == most).for_each(|at| dx[at] += dy);
    }
    dx
}

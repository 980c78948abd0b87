//! Fails `losers_get_nothing`: every pixel of the window has a share, as in a mean.

pub fn back(x: &[f64], dy: &[f64], k: usize, stride: usize) -> Vec<f64> {
    let mut dx = vec![0.0; x.len()];
    for (i, dy) in dy.iter().enumerate() {
        dx[i * stride..i * stride + k].iter_mut().for_each(|dx| *dx += dy / k as f64);
    }
    dx
}

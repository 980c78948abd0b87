//! Fails `a_quarter_is_not_less_than_a_quarter`: it stops where the share is reached.

pub fn depth(slope: f64, norm: f64, least: f64) -> Option<usize> {
    let factor = slope * norm;
    (factor < 1.0).then(|| (0..).find(|&l| factor.powi(l) <= least).unwrap_or(0) as usize)
}

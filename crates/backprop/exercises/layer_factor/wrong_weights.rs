//! Fails `what_does_not_shrink_has_no_depth`: the weights are left out.

pub fn depth(slope: f64, _norm: f64, least: f64) -> Option<usize> {
    (slope < 1.0).then(|| (0..).find(|&l| slope.powi(l) < least).unwrap_or(0) as usize)
}

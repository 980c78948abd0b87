/// The least number of layers of slope ≤ `slope` and norm `norm` after which less than `least` of a
/// gradient is left; `None` where the bound allows any depth.
pub fn depth(slope: f64, norm: f64, least: f64) -> Option<usize> {
    let factor = slope * norm;
    if factor >= 1.0 {
        return None;
    }
    let mut left = 1.0;
    let mut layers = 0;
    while left >= least {
        left *= factor;
        layers += 1;
    }
    Some(layers)
}

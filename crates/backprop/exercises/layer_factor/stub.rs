/// The least number of layers of slope ≤ `slope` and norm `norm` after which less than `least` of a
/// gradient is left; `None` where the bound allows any depth.
pub fn depth(slope: f64, norm: f64, least: f64) -> Option<usize> {
    None
}

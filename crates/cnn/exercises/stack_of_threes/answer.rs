/// Layers of 3 × 3 that see `n` pixels, and their weights from `c` channels to `c` maps each.
pub fn stack(n: usize, c: usize) -> (usize, usize) {
    let layers = (n - 1) / 2;
    (layers, layers * 9 * c * c)
}

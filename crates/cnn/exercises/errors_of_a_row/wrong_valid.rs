//! Fails `every_pixel_gets_an_error`: the kernel has to lie inside the errors.

pub fn errors_before(delta: &[f64], w: &[f64]) -> Vec<f64> {
    let turned: Vec<f64> = w.iter().rev().copied().collect();
    delta
        .windows(w.len())
        .map(|window| window.iter().zip(&turned).map(|(delta, w)| delta * w).sum())
        .collect()
}

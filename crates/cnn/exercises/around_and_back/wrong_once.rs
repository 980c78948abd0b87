//! Fails `every_block_has_a_way_of_its_own`: one way leads around all blocks together.

pub fn around(x: f64, weights: &[f64]) -> (f64, f64) {
    let (f, slope) = weights.iter().fold((x, 1.0), |(a, slope), &w| {
        let f = if w * a > 0.0 { w } else { 0.0 };
        (f * a, slope * f)
    });
    if weights.is_empty() { (x, 1.0) } else { (x + f, 1.0 + slope) }
}

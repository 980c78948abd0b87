//! Fails `one_fold_is_the_tent_itself`: the slope changes to 0 at a corner, not to its opposite.

pub fn units(k: u32) -> Vec<(f64, f64)> {
    let pieces = 1 << k;
    let steep = f64::from(pieces);
    (0..pieces).map(|i| (f64::from(i) / steep, if i % 2 == 0 { steep } else { -steep })).collect()
}

//! Fails `k_folds_are_k_tents_one_after_the_other`: there are 2k corners, and it takes 2ᵏ.

pub fn units(k: u32) -> Vec<(f64, f64)> {
    let pieces = 2 * k as i32;
    let steep = f64::from(pieces);
    let turn = |i: i32| [2.0, -2.0][i as usize % 2] * steep / if i == 0 { 2.0 } else { 1.0 };
    (0..pieces).map(|i| (f64::from(i) / steep, turn(i))).collect()
}

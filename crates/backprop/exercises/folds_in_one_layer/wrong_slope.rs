//! Fails `two_folds_reach_the_top_at_a_quarter`: the lines keep the slope 2 of a single fold.

pub fn units(k: u32) -> Vec<(f64, f64)> {
    let pieces = 1 << k;
    let turn = |i: i32| [4.0, -4.0][i as usize % 2] / if i == 0 { 2.0 } else { 1.0 };
    (0..pieces).map(|i| (f64::from(i) / f64::from(pieces), turn(i))).collect()
}

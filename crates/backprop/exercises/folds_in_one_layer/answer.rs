/// The units of one hidden layer that does what k folds do: (corner, turn) stands for turn · ReLU(x − corner).
pub fn units(k: u32) -> Vec<(f64, f64)> {
    let pieces = 1 << k;
    let steep = f64::from(pieces);
    let turn = |i: i32| match i {
        0 => steep,
        _ if i % 2 == 0 => 2.0 * steep,
        _ => -2.0 * steep,
    };
    (0..pieces).map(|i| (f64::from(i) / steep, turn(i))).collect()
}

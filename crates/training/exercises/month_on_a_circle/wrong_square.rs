//! Fails `all_steps_are_equal_on_the_unit_circle`: the way round goes along straight lines.

pub fn month(month: usize) -> [f64; 2] {
    let wave = |t: f64| 4.0 * (t - (t + 0.5).floor()).abs() - 1.0;
    let year = month as f64 / 12.0;
    [wave(year), wave(year + 0.25)]
}

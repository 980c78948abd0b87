use std::f64::consts::TAU;

/// Two inputs for a month from 1 to 12.
pub fn month(month: usize) -> [f64; 2] {
    let angle = TAU * month as f64 / 12.0;
    [angle.sin(), angle.cos()]
}

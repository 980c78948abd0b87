//! Fails `december_is_next_to_january`: the year goes round one half of the circle.

use std::f64::consts::PI;

pub fn month(month: usize) -> [f64; 2] {
    let angle = PI * month as f64 / 12.0;
    [angle.sin(), angle.cos()]
}

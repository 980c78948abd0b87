//! Fails `every_month_has_a_place_of_its_own`: eleven steps go round, so December is January.

use std::f64::consts::TAU;

pub fn month(month: usize) -> [f64; 2] {
    let angle = TAU * (month - 1) as f64 / 11.0;
    [angle.sin(), angle.cos()]
}

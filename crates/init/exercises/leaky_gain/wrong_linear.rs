//! Fails `a_mirror_loses_nothing`: the slope is not squared.

pub fn gain(slope: f64) -> f64 {
    (2.0 / (1.0 + slope)).sqrt()
}

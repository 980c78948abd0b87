/// The rate of step `t`, counted from 1.
pub fn rate(t: u32) -> f64 {
    1.0 / f64::from(t)
}

//! Fails `the_means_go_on_uncorrected`: the corrected means are kept.

pub fn step([theta, m, v]: [f64; 3], g: f64, t: i32, eta: f64) -> [f64; 3] {
    let m = 0.9 * m + 0.1 * g;
    let v = 0.999 * v + 0.001 * g * g;
    let (m, v) = (m / (1.0 - 0.9_f64.powi(t)), v / (1.0 - 0.999_f64.powi(t)));
    [theta - eta * m / (v.sqrt() + 1e-8), m, v]
}

/// θ, m and v after step `t`, which is 1 or more.
pub fn step([theta, m, v]: [f64; 3], g: f64, t: i32, eta: f64) -> [f64; 3] {
    [theta, m, v]
}

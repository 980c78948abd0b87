/// The value and the slope of u v, each factor being (value, slope).
pub fn product(u: (f64, f64), v: (f64, f64)) -> (f64, f64) {
    (0.0, 0.0)
}

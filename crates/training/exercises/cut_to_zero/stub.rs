/// The w where ½ h (w − a)² + s |w| is least.
pub fn cut(a: f64, h: f64, s: f64) -> f64 {
    a
}

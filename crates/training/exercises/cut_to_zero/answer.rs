/// The w where ½ h (w − a)² + s |w| is least.
///
/// For w > 0 the slope h (w − a) + s is 0 at a − s/h. If that is not positive, 0 is the best there is.
pub fn cut(a: f64, h: f64, s: f64) -> f64 {
    a.signum() * (a.abs() - s / h).max(0.0)
}

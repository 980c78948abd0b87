//! Fails `a_steep_cost_gives_way_less`: the second derivative is taken for 1.

pub fn cut(a: f64, _h: f64, s: f64) -> f64 {
    a.signum() * (a.abs() - s).max(0.0)
}

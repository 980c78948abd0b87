//! Fails `the_width_has_limits`: it has none.

pub fn step([theta, width, previous]: [f64; 3], g: f64) -> [f64; 3] {
    let turn = previous * g;
    let (g, width) = if turn > 0.0 {
        (g, 1.2 * width)
    } else if turn < 0.0 {
        (0.0, 0.5 * width)
    } else {
        (g, width)
    };
    let sign = if g == 0.0 { 0.0 } else { g.signum() };
    [theta - width * sign, width, g]
}

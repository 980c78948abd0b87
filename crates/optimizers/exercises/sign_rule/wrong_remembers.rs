//! Fails `after_a_turn_the_width_stays_for_one_step`: the turned gradient is remembered.

pub fn step([theta, width, previous]: [f64; 3], g: f64) -> [f64; 3] {
    let turn = previous * g;
    if turn < 0.0 {
        return [theta, (0.5 * width).max(1e-6), g];
    }
    let width = if turn > 0.0 { (1.2 * width).min(50.0) } else { width };
    let sign = if g == 0.0 { 0.0 } else { g.signum() };
    [theta - width * sign, width, g]
}

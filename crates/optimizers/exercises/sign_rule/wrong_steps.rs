//! Fails `where_the_sign_turns_no_step_is_taken`: it steps at a turn as well.

pub fn step([theta, width, previous]: [f64; 3], g: f64) -> [f64; 3] {
    let turn = previous * g;
    let (g, width) = if turn > 0.0 {
        (g, (1.2 * width).min(50.0))
    } else if turn < 0.0 {
        (g, (0.5 * width).max(1e-6))
    } else {
        (g, width)
    };
    let sign = if g == 0.0 { 0.0 } else { g.signum() };
    [theta - width * sign, width, g]
}

/// θ, Δ and the remembered gradient after a step.
pub fn step([theta, width, previous]: [f64; 3], g: f64) -> [f64; 3] {
    let turn = previous * g;
    let (g, width) = if turn > 0.0 {
        (g, (1.2 * width).min(50.0))
    } else if turn < 0.0 {
        (0.0, (0.5 * width).max(1e-6))
    } else {
        (g, width)
    };
    let sign = if g == 0.0 { 0.0 } else { g.signum() };
    [theta - width * sign, width, g]
}

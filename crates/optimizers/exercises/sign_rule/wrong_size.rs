//! Fails `the_size_of_a_gradient_does_not_matter`: the step is Δ times the gradient.

pub fn step([theta, width, previous]: [f64; 3], g: f64) -> [f64; 3] {
    let turn = previous * g;
    let (g, width) = if turn > 0.0 {
        (g, (1.2 * width).min(50.0))
    } else if turn < 0.0 {
        (0.0, (0.5 * width).max(1e-6))
    } else {
        (g, width)
    };
    [theta - width * g, width, g]
}

/// η and γ for the curvatures of a ravine, along it and across it.
pub fn settings(along: f64, across: f64) -> (f64, f64) {
    // γ is as small as it may be while the roots of both coordinates are complex, or just not.
    let (slow, fast) = (along.sqrt(), across.sqrt());
    let gamma = ((fast - slow) / (fast + slow)).powi(2);
    ((2.0 / (slow + fast)).powi(2), gamma)
}

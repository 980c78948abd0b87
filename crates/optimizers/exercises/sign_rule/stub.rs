/// θ, Δ and the remembered gradient after a step.
pub fn step([theta, width, previous]: [f64; 3], g: f64) -> [f64; 3] {
    [theta, width, previous]
}

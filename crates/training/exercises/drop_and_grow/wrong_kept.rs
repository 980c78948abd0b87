//! Fails `what_is_drawn_below_p_is_dropped`: dropped and kept are exchanged.

/// What the layer behind gets from `x`, and what goes back for the gradient `dy`: (y, ∂C/∂x).
///
/// Output j is dropped where `draws[j]` is below `drop`.
pub fn dropout(x: &[f64], dy: &[f64], draws: &[f64], drop: f64) -> (Vec<f64>, Vec<f64>) {
    let mask: Vec<f64> =
        draws.iter().map(|&draw| if draw < drop { 1.0 / (1.0 - drop) } else { 0.0 }).collect();
    let y = mask.iter().zip(x).map(|(m, x)| m * x).collect();
    let dx = mask.iter().zip(dy).map(|(m, dy)| m * dy).collect();
    (y, dx)
}

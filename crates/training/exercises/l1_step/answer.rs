use ndarray::{Array1, ArrayView1};

/// The weights after a step down C₀ + (λ/P) Σ |w|.
///
/// `f64::signum` is 1 at 0, and −1 at −0.
pub fn l1_step(
    w: ArrayView1<f64>,
    gradient: ArrayView1<f64>,
    eta: f64,
    strength: f64,
) -> Array1<f64> {
    let sign = w.mapv(|w| if w == 0.0 { 0.0 } else { w.signum() });
    &w - &gradient * eta - sign * (eta * strength)
}

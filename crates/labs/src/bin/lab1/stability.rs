//! The learning rate from which on LMS diverges.

use ndarray::{Array2, ArrayView2, Axis};

/// The learning rate μ up to which LMS settles when it presents the rows of `x`, (samples, 1 + n)
/// with x₀ ≡ 1, in their order.
///
/// A presentation multiplies the distance from where LMS settles by I − 2μ x xᵀ, an epoch by the
/// product of these matrices, and the distance shrinks when its spectral radius ρ, the largest
/// absolute value of its eigenvalues, is less than 1:
///
/// ```text
/// P(μ) = Πₖ (I − 2μ xₖ xₖᵀ)        ρ(P(μ)) = 1        |det P(μ)| = Πₖ |1 − 2μ ‖xₖ‖²|
/// ```
///
/// The bound is found by bisection between 0 and 1. At μ = 1 the determinant is at least 1, because
/// ‖x‖² ≥ x₀² = 1, and with it an eigenvalue.
pub fn lms_bound(x: ArrayView2<f64>) -> f64 {
    let (mut below, mut above) = (0.0, 1.0);
    for _ in 0..50 {
        let middle = 0.5 * (below + above);
        if spectral_radius(epoch(x, middle)) < 1.0 {
            below = middle;
        } else {
            above = middle;
        }
    }
    above
}

/// By what an epoch of LMS multiplies a distance, P(μ).
fn epoch(x: ArrayView2<f64>, mu: f64) -> Array2<f64> {
    x.outer_iter().fold(Array2::eye(x.ncols()), |product, x| {
        let x = x.insert_axis(Axis(1));
        (Array2::eye(x.nrows()) - 2.0 * mu * x.dot(&x.t())).dot(&product)
    })
}

/// The largest absolute value of an eigenvalue, by squaring:
///
/// ```text
/// ρ(P) = lim ‖Pⁿ‖^(1/n),  n = 1, 2, 4, 8, …        (Gelfand, 1941)
/// ```
fn spectral_radius(mut p: Array2<f64>) -> f64 {
    let mut logarithm = 0.0;
    for doubling in 0..40 {
        let norm = p.iter().map(|p| p * p).sum::<f64>().sqrt();
        if norm == 0.0 {
            return 0.0;
        }
        logarithm += norm.ln() / 2f64.powi(doubling);
        p /= norm;
        p = p.dot(&p);
    }
    logarithm.exp()
}

#[cfg(test)]
mod tests {
    use super::*;
    use datasets::{Coding, Gate, gate};
    use ndarray::array;
    use perceptron::augment;

    fn and(inputs: Coding) -> Array2<f64> {
        augment(gate(Gate::And, inputs, Coding::Bipolar).x.view())
    }

    /// Eigenvalues ±i√6 of a turn by 90° that stretches, then 3 and −2.
    #[test]
    fn the_spectral_radius_is_the_largest_absolute_value() {
        for (matrix, radius) in [
            (array![[0.0, -2.0], [3.0, 0.0]], 6f64.sqrt()),
            (array![[1.0, 2.0], [3.0, 0.0]], 3.0),
            (array![[0.0, 1.0], [0.0, 0.0]], 0.0),
        ] {
            assert!((spectral_radius(matrix) - radius).abs() < 1e-9);
        }
    }

    /// At μ = 1/‖x‖² = ⅓ each I − 2μ x xᵀ is a reflection, which keeps lengths; below it
    /// shortens, above it the determinant (1 − 6μ)⁴ exceeds 1.
    #[test]
    fn on_bipolar_and_the_bound_is_a_third_in_every_order() {
        let x = and(Coding::Bipolar);
        for order in [[0, 1, 2, 3], [0, 3, 1, 2], [3, 1, 0, 2], [2, 3, 0, 1]] {
            let bound = lms_bound(x.select(Axis(0), &order).view());
            assert!((bound - 1.0 / 3.0).abs() < 1e-9, "{order:?}: {bound}");
        }
    }

    #[test]
    fn on_unipolar_and_the_bound_is_a_half_in_the_order_of_the_table() {
        assert!((lms_bound(and(Coding::Unipolar).view()) - 0.5).abs() < 1e-9);
    }
}

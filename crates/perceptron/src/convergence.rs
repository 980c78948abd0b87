// ANCHOR: mistake_bound
//! How long the perceptron can err on data that a plane separates.

use crate::error::check_shapes;
use crate::hyperplane::Hyperplane;
use ndarray::{ArrayView1, ArrayView2};

/// Novikoff's bound on the mistakes of a perceptron with a bias that starts from zero weights.
///
/// ```text
/// mistakes ≤ (R / γ)²        R = max ‖x̃‖        γ = min |x̃ᵀw̃| / ‖w̃‖        x̃ = (1, x)
/// ```
///
/// in any order of presentation and at any learning rate, for every plane w̃ = (w₀, w) that
/// separates the data (Novikoff, 1962). `x` is (samples, inputs), `t` is (samples,), positive for
/// the positive class. `None` where `separating` does not separate them.
///
/// # Panics
///
/// Where `x` and `t` differ in their number of samples, or `x` and the weights in inputs.
#[track_caller]
pub fn mistake_bound(
    x: ArrayView2<f64>,
    t: ArrayView1<f64>,
    separating: &Hyperplane,
) -> Option<f64> {
    check_shapes("mistake_bound", x, t, separating.weights.len());
    let (mut radius2, mut margin) = (0.0_f64, f64::INFINITY);
    for (x, &t) in x.outer_iter().zip(t) {
        let z = separating.net_input(x);
        radius2 = radius2.max(1.0 + x.dot(&x));
        margin = margin.min(if t > 0.0 { z } else { -z });
    }
    let norm2 = separating.weights.dot(&separating.weights) + separating.bias.powi(2);
    (margin > 0.0).then(|| radius2 * norm2 / margin.powi(2))
}
// ANCHOR_END: mistake_bound

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    /// AND and the line x₁ + x₂ = 1.5: R² = 1 + 1 + 1 = 3, the margin is ½ / √(1 + 1 + 2.25), so
    /// (R / γ)² = 3 · 4.25 / 0.25 = 51.
    #[test]
    fn a_perceptron_errs_at_most_51_times_on_and() {
        let x = array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
        let line = Hyperplane { weights: array![1.0, 1.0], bias: -1.5 };
        let bound = mistake_bound(x.view(), array![0.0, 0.0, 0.0, 1.0].view(), &line);
        assert_eq!(bound, Some(51.0));
    }

    #[test]
    fn a_line_that_does_not_separate_bounds_nothing() {
        let line = Hyperplane { weights: array![1.0], bias: 0.0 };
        let x = array![[1.0], [-1.0], [0.0]];
        assert_eq!(mistake_bound(x.view(), array![-1.0, 1.0, 1.0].view(), &line), None);
        assert_eq!(mistake_bound(x.view(), array![1.0, -1.0, -1.0].view(), &line), None);
    }

    #[test]
    #[should_panic(expected = "mistake_bound: x is (1, 2), the weights expect (_, 1)")]
    fn a_line_in_another_space_names_both_shapes() {
        let line = Hyperplane { weights: array![1.0], bias: 0.0 };
        let _ = mistake_bound(array![[1.0, 2.0]].view(), array![1.0].view(), &line);
    }
}

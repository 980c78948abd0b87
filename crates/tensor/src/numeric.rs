// ANCHOR: step
//! Gradients by central differences: slow, and independent of any derivation.

use ndarray::{Array, ArrayView, Dimension, IntoDimension};

/// The step h of the central difference, chosen where truncation and rounding err about equally.
pub const STEP: f64 = 1e-5;
// ANCHOR_END: step

// ANCHOR: numeric_gradient
/// The gradient of the scalar function `f` at `x`, one entry at a time.
///
/// ```text
/// ∂f/∂xᵢ = (f(x + h eᵢ) − f(x − h eᵢ)) / 2h + O(h²)
/// ```
///
/// `x` has any shape and the gradient has the same. `f` is called twice per entry; where it is random, it has to
/// draw the same numbers at each call, so it re-seeds its generator itself.
pub fn numeric_gradient<D: Dimension>(
    x: ArrayView<f64, D>,
    mut f: impl FnMut(ArrayView<f64, D>) -> f64,
) -> Array<f64, D> {
    let mut moved = x.to_owned();
    let mut gradient = Array::zeros(x.raw_dim());
    for ((index, slope), &value) in gradient.indexed_iter_mut().zip(x) {
        let index = index.into_dimension();
        let (above, below) = (value + STEP, value - STEP);
        moved[index.clone()] = above;
        let rise = f(moved.view());
        moved[index.clone()] = below;
        *slope = (rise - f(moved.view())) / (above - below);
        moved[index] = value;
    }
    gradient
}
// ANCHOR_END: numeric_gradient

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{ArrayD, IxDyn, arr0, array};
    use proptest::prelude::*;

    /// f(x, y) = x² y at (3, 2): ∂f/∂x = 2xy = 12, ∂f/∂y = x² = 9.
    #[test]
    fn a_polynomial_has_the_gradient_of_the_rules() {
        let x = array![3.0, 2.0];
        let gradient = numeric_gradient(x.view(), |x| x[0] * x[0] * x[1]);
        assert!((gradient[0] - 12.0).abs() < 1e-9 && (gradient[1] - 9.0).abs() < 1e-9);
    }

    /// For f = x³ the truncation error is h² exactly: (f(x + h) − f(x − h)) / 2h = 3x² + h².
    #[test]
    fn the_error_falls_with_the_square_of_the_step() {
        let difference = |h: f64| ((1.0 + h).powi(3) - (1.0 - h).powi(3)) / (2.0 * h);
        for h in [0.1, 0.05, 0.025] {
            assert!((difference(h) - 3.0 - h * h).abs() < 1e-12);
        }
    }

    /// eˣ at 0 has every derivative 1: truncation h²/6, rounding at most about ε/h with ε = 1.1e-16.
    #[test]
    fn the_step_balances_truncation_and_rounding() {
        let error = |h: f64| ((h.exp() - (-h).exp()) / (2.0 * h) - 1.0).abs();
        assert!(error(STEP) < 1e-10);
        assert!(error(STEP * 1e3) > 1e-6 && error(STEP / 1e6) > 1e-8);
        for exponent in 1..=12 {
            let h = 10_f64.powi(-exponent);
            assert!(error(h) <= h * h / 5.9 + f64::EPSILON / h, "h = {h}: {}", error(h));
        }
    }

    #[test]
    fn the_gradient_has_the_shape_of_the_variable() {
        let scalar = numeric_gradient(arr0(2.0).view(), |x| x[[]].powi(3));
        assert!((scalar[[]] - 12.0).abs() < 1e-8);
        let cube = ArrayD::from_elem(IxDyn(&[2, 1, 3, 2]), 0.5);
        let gradient = numeric_gradient(cube.view(), |x| x.mapv(|x| x * x).sum());
        assert_eq!(gradient.shape(), cube.shape());
        assert!(gradient.iter().all(|slope| (slope - 1.0).abs() < 1e-9));
    }

    /// f = Σ aᵢⱼ xᵢⱼ has the gradient a, whatever the memory order of x.
    #[test]
    fn a_transposed_view_keeps_its_indices() {
        let a = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
        let x = array![[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]];
        let gradient = numeric_gradient(x.t(), |x| (&a * &x).sum());
        assert!((gradient - a).iter().all(|error| error.abs() < 1e-9));
    }

    #[test]
    fn every_entry_is_moved_alone_and_put_back() {
        let x = array![1.0, 2.0, 3.0];
        let mut calls = 0;
        numeric_gradient(x.view(), |moved| {
            calls += 1;
            assert_eq!(moved.iter().zip(&x).filter(|(moved, x)| moved != x).count(), 1);
            0.0
        });
        assert_eq!(calls, 6);
    }

    proptest! {
        /// 2h is what the two points are apart after rounding, so that a slope is right at x = 10⁶
        /// as it is at 0; the nominal 2h would err by up to 6·10⁻⁶ there.
        #[test]
        fn a_line_has_its_slope_wherever_it_is_measured(x in -1e6..1e6_f64) {
            let gradient = numeric_gradient(array![x].view(), |x| x[0]);
            prop_assert_eq!(gradient[0], 1.0);
        }
    }
}

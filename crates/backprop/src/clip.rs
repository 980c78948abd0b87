// ANCHOR: norm
//! What is done to a gradient before a step is taken: it is cut down, or keeps its signs alone.

use ndarray::ArrayViewMutD;
use tensor::Real;

use crate::param::{Params, Path};

/// The length ‖∂C/∂θ‖ of all gradients of a model as one vector.
pub fn gradient_norm<F: Real>(model: &dyn Params<F>) -> F {
    let mut squares = F::zero();
    model.visit(Path::ROOT, &mut |_, _, grad| {
        squares += grad.into_iter().flatten().map(|&g| g * g).sum();
    });
    squares.sqrt()
}
// ANCHOR_END: norm

// ANCHOR: clip_norm
/// Shortens the gradient to the length `limit` where it is longer, and returns the length it had.
///
/// ```text
/// g ← g min(1, limit / ‖g‖)
/// ```
///
/// The direction stays (Pascanu, Mikolov and Bengio, 2013). A gradient that is not finite stays as it
/// is, and the length returned says so.
///
/// # Panics
///
/// Where `limit` is not positive.
#[track_caller]
pub fn clip_norm<F: Real>(model: &mut dyn Params<F>, limit: F) -> F {
    assert!(limit > F::zero(), "clip_norm: the limit is {limit}, it has to be positive");
    let norm = gradient_norm(model);
    if norm > limit && norm.is_finite() {
        let factor = limit / norm;
        each_gradient(model, |mut grad| grad.mapv_inplace(|g| g * factor));
    }
    norm
}
// ANCHOR_END: clip_norm

// ANCHOR: clip_value
/// Cuts every entry of the gradient to ±`limit`.
///
/// ```text
/// g ← max(−limit, min(limit, g))
/// ```
///
/// Polish lecture 3, exploding gradients. The direction changes where entries are cut.
///
/// # Panics
///
/// Where `limit` is not positive.
#[track_caller]
pub fn clip_value<F: Real>(model: &mut dyn Params<F>, limit: F) {
    assert!(limit > F::zero(), "clip_value: the limit is {limit}, it has to be positive");
    each_gradient(model, |mut grad| {
        // NaN passes through both comparisons, and is still to be seen afterwards.
        grad.mapv_inplace(|g| match g {
            g if g > limit => limit,
            g if g < -limit => -limit,
            g => g,
        });
    });
}

/// Replaces every entry of the gradient by its sign: 1, −1, or 0 for 0.
pub fn take_sign<F: Real>(model: &mut dyn Params<F>) {
    let sign = |g: F| if g == F::zero() { g } else { g.signum() };
    each_gradient(model, |mut grad| grad.mapv_inplace(sign));
}

fn each_gradient<F: Real>(model: &mut dyn Params<F>, mut change: impl FnMut(ArrayViewMutD<F>)) {
    model.visit_mut(Path::ROOT, &mut |_, _, grad| grad.into_iter().for_each(&mut change));
}
// ANCHOR_END: clip_value

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Dense, Param};
    use ndarray::{Array1, array};
    use proptest::prelude::*;

    /// A dense layer of one neuron whose gradients are `g`, the last of them that of the bias.
    fn with_gradient(g: &[f64]) -> Dense<f64> {
        let inputs = g.len() - 1;
        let mut layer = Dense::new(ndarray::Array2::zeros((1, inputs)), array![0.0]);
        layer.weight.grad.iter_mut().zip(g).for_each(|(to, from)| *to = *from);
        layer.bias.grad[0] = g[inputs];
        layer
    }

    fn gradient(layer: &Dense<f64>) -> Vec<f64> {
        layer.weight.grad.iter().chain(&layer.bias.grad).copied().collect()
    }

    /// √(3² + 4² + 12²) = 13.
    #[test]
    fn the_norm_is_that_of_all_gradients_together() {
        assert_eq!(gradient_norm(&with_gradient(&[3.0, 4.0, 12.0])), 13.0);
    }

    #[test]
    fn what_has_no_gradient_does_not_count() {
        struct Mean(Param<f64, ndarray::Ix1>, Array1<f64>);
        impl Params<f64> for Mean {
            fn visit<'a>(&'a self, path: Path<'_>, see: &mut crate::See<'_, 'a, f64>) {
                self.0.visit(path.at("weight"), see);
                see(path.at("mean"), self.1.view().into_dyn(), None);
            }
        }
        let mut weight = Param::new(array![0.0]);
        weight.grad[0] = -2.0;
        assert_eq!(gradient_norm(&Mean(weight, array![5.0])), 2.0);
    }

    /// (3, 4, 12) of length 13, cut to 6.5, is half as long.
    #[test]
    fn clipping_by_norm_keeps_the_direction() {
        let mut layer = with_gradient(&[3.0, 4.0, 12.0]);
        assert_eq!(clip_norm(&mut layer, 6.5), 13.0);
        assert_eq!(gradient(&layer), [1.5, 2.0, 6.0]);
    }

    #[test]
    fn clipping_by_value_cuts_the_long_entries_alone() {
        let mut layer = with_gradient(&[3.0, -4.0, 0.5]);
        clip_value(&mut layer, 2.0);
        assert_eq!(gradient(&layer), [2.0, -2.0, 0.5]);
    }

    #[test]
    fn the_sign_of_zero_is_zero() {
        let mut layer = with_gradient(&[3e-9, -4e9, 0.0]);
        take_sign(&mut layer);
        assert_eq!(gradient(&layer), [1.0, -1.0, 0.0]);
    }

    #[test]
    fn a_gradient_that_is_not_finite_is_not_hidden() {
        let mut layer = with_gradient(&[f64::NAN, 4.0, 12.0]);
        assert!(clip_norm(&mut layer, 1.0).is_nan());
        clip_value(&mut layer, 1.0);
        assert!(gradient(&layer)[0].is_nan());
        let mut layer = with_gradient(&[f64::INFINITY, 1.0]);
        assert_eq!(clip_norm(&mut layer, 1.0), f64::INFINITY);
        assert_eq!(gradient(&layer), [f64::INFINITY, 1.0]);
    }

    #[test]
    #[should_panic(expected = "clip_value: the limit is 0, it has to be positive")]
    fn a_limit_of_zero_is_refused() {
        clip_value(&mut with_gradient(&[1.0, 1.0]), 0.0);
    }

    #[test]
    #[should_panic(expected = "clip_norm: the limit is -1, it has to be positive")]
    fn a_negative_limit_is_refused() {
        clip_norm(&mut with_gradient(&[1.0, 1.0]), -1.0);
    }

    proptest! {
        #[test]
        fn no_entry_is_longer_than_the_limit_of_values(
            g in prop::collection::vec(-1e3..1e3, 2..6),
            limit in 1e-3..1e3,
        ) {
            let mut layer = with_gradient(&g);
            clip_value(&mut layer, limit);
            for (new, old) in gradient(&layer).into_iter().zip(g) {
                prop_assert!(new.abs() <= limit);
                prop_assert!(new == old || old.abs() > limit && new.signum() == old.signum());
            }
        }

        #[test]
        fn no_gradient_is_longer_than_the_limit_of_norms(
            g in prop::collection::vec(-1e3..1e3, 2..6),
            limit in 1e-3..1e3,
        ) {
            let mut layer = with_gradient(&g);
            let before = clip_norm(&mut layer, limit);
            prop_assert!((gradient_norm(&layer) - before.min(limit)).abs() <= 1e-9 * limit);
        }

        /// sign(c g) = sign(g) for c > 0: the step does not know how long the gradient was.
        #[test]
        fn the_sign_does_not_depend_on_the_scale(
            g in prop::collection::vec(-1e3..1e3, 2..6),
            c in 1e-6..1e6,
        ) {
            let scaled: Vec<f64> = g.iter().map(|g| c * g).collect();
            let (mut one, mut other) = (with_gradient(&g), with_gradient(&scaled));
            take_sign(&mut one);
            take_sign(&mut other);
            prop_assert_eq!(gradient(&one), gradient(&other));
        }
    }
}

// ANCHOR: activity
//! A price on what the units of a layer say.

use backprop::{Layer, Mode, Params};
use ndarray::{Array, ArrayView, Dimension};
use tensor::Real;

use crate::penalty::Norm;

/// Passes its input on, and adds λ Σ Ω(a) / B to the cost of a batch of B rows: units are to be silent
/// where they can (Keras' activity regulariser; Russian notes §4.1).
///
/// It stands after the layer it is meant for, and works in training alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Activity {
    /// Ω.
    pub norm: Norm,
    /// λ.
    pub strength: f64,
}

impl Activity {
    /// λ Σ Ω(a) / B.
    pub fn cost<F: Real, D: Dimension>(&self, a: ArrayView<F, D>) -> F {
        let rows = a.shape()[0] as f64;
        self.norm.cost(a) * F::of(self.strength / rows)
    }
}

impl<F: Real> Params<F> for Activity {}

impl<F: Real, D: Dimension> Layer<F, D> for Activity {
    type Out = D;
    /// Whether the layer was training.
    type Cache = bool;

    fn forward(&self, x: ArrayView<F, D>, mode: &mut Mode<'_>) -> (Array<F, D>, bool) {
        (x.to_owned(), matches!(mode, Mode::Train(_)))
    }

    /// ∂C/∂a = ∂C/∂y + λ Ω′(a) / B.
    fn backward(
        &mut self,
        a: ArrayView<F, D>,
        _y: ArrayView<F, D>,
        mut dy: Array<F, D>,
        training: bool,
    ) -> Array<F, D> {
        if training {
            let strength = F::of(self.strength / a.shape()[0] as f64);
            dy.zip_mut_with(&a, |d, &a| *d += strength * self.norm.slope(a));
        }
        dy
    }
}
// ANCHOR_END: activity

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;
    use tensor::{GradientCheck, Streams};

    #[test]
    fn activity_gradient_is_that_of_the_cost_with_the_price() {
        let (x, r) = (array![[0.5, -1.0], [2.0, 0.3]], array![[1.0, 2.0], [-1.0, 0.5]]);
        let mut rng = Streams::new(1).stream("noise");
        for norm in [Norm::L1, Norm::L2] {
            let mut layer = Activity { norm, strength: 0.7 };
            let (y, training) = layer.forward(x.view(), &mut Mode::Train(&mut rng));
            let dx = layer.backward(x.view(), y.view(), r.clone(), training);
            let mut check = GradientCheck::new();
            check.compare("x", x.view(), dx.view(), |x| (&x * &r).sum() + layer.cost(x));
            check.assert_passed();
        }
    }

    #[test]
    fn a_net_that_does_not_learn_pays_nothing() {
        let (x, g) = (array![[0.5, -1.0]], array![[1.0, 2.0]]);
        let mut layer = Activity { norm: Norm::L1, strength: 0.7 };
        let (y, training) = layer.forward(x.view(), &mut Mode::Eval);
        assert_eq!(layer.backward(x.view(), y.view(), g.clone(), training), g);
        assert_eq!(y, x);
    }
}

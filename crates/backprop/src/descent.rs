// ANCHOR: descend
//! One step downhill.

use tensor::Real;

use crate::param::{Params, Path};

/// Moves everything that is learned against its gradient, and clears the gradients:
///
/// ```text
/// θ ← θ − η ∂C/∂θ          ∂C/∂θ ← 0
/// ```
///
/// Polish lecture 3, the last line of *the algorithm in matrix form*. What is only stored stays.
pub fn descend<F: Real>(model: &mut dyn Params<F>, eta: F) {
    model.visit_mut(Path::ROOT, &mut |_, mut value, grad| {
        if let Some(mut grad) = grad {
            value.scaled_add(-eta, &grad);
            grad.fill(F::zero());
        }
    });
}
// ANCHOR_END: descend

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Dense, Layer, Loss, Mode, Param, See, SquaredError};
    use ndarray::{Array1, Ix1, array};

    /// w = (2, −1), b = 0.5, gradients (4, 0) and −1, η = 0.25: (1, −1) and 0.75.
    #[test]
    fn a_step_goes_against_the_gradient_and_uses_it_up() {
        let mut layer = Dense::new(array![[2.0, -1.0]], array![0.5]);
        (layer.weight.grad, layer.bias.grad) = (array![[4.0, 0.0]], array![-1.0]);
        descend(&mut layer, 0.25);
        assert_eq!((&layer.weight.value, &layer.bias.value), (&array![[1.0, -1.0]], &array![0.75]));
        assert_eq!((&layer.weight.grad, &layer.bias.grad), (&array![[0.0, 0.0]], &array![0.0]));
    }

    #[test]
    fn what_is_only_stored_stays() {
        struct Mean(Param<f64, Ix1>, Array1<f64>);
        impl Params<f64> for Mean {
            fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, f64>) {
                self.0.visit(path.at("weight"), see);
                see(path.at("mean"), self.1.view().into_dyn(), None);
            }

            fn visit_mut(&mut self, path: Path<'_>, change: &mut crate::Change<'_, f64>) {
                self.0.visit_mut(path.at("weight"), change);
                change(path.at("mean"), self.1.view_mut().into_dyn(), None);
            }
        }
        let mut model = Mean(Param::new(array![1.0]), array![5.0]);
        model.0.grad[0] = 2.0;
        descend(&mut model, 0.5);
        assert_eq!((model.0.value[0], model.1[0]), (0.0, 5.0));
    }

    /// y = 2x − 1 from four points: a step at a time the cost falls, and ends at 0.
    #[test]
    fn steps_lead_down_to_the_bottom() {
        let x = array![[-1.0], [0.0], [1.0], [2.0]];
        let y = array![[-3.0], [-1.0], [1.0], [3.0]];
        let mut layer = Dense::new(array![[0.0]], array![0.0]);
        let mut last = f64::INFINITY;
        for _ in 0..200 {
            let (y_hat, ()) = layer.forward(x.view(), &mut Mode::Eval);
            let (cost, delta) = SquaredError.loss(y_hat.view(), &y);
            assert!(cost < last || cost < 1e-20);
            layer.accumulate(x.view(), y_hat.view(), delta, ());
            descend(&mut layer, 0.5);
            last = cost;
        }
        approx::assert_abs_diff_eq!(layer.weight.value[[0, 0]], 2.0, epsilon = 1e-9);
        approx::assert_abs_diff_eq!(layer.bias.value[0], -1.0, epsilon = 1e-9);
    }
}

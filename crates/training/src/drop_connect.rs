// ANCHOR: drop_connect
//! Weights that are absent at random.

use backprop::{Change, Dense, Layer, Mode, Params, Path, See};
use ndarray::{Array2, ArrayView2, Axis, Ix2};
use tensor::{Real, add_matmul};

use crate::dropout::{check, mask};
use crate::error::Error;

/// A dense layer that learns with a part of its weights, drawn for every batch:
///
/// ```text
/// z = (M ⊙ W / q) x + b          M ~ Bernoulli(q), one for each weight
/// ```
///
/// Otherwise z = W x + b (Wan and others, 2013; Polish lecture 4, *dropout*).
#[derive(Clone, Debug, PartialEq)]
pub struct DropConnect<F> {
    /// W and b.
    pub dense: Dense<F>,
    drop: f64,
}

impl<F: Real> DropConnect<F> {
    /// Drops weights of `dense` with the probability `drop`, 1 − q.
    ///
    /// # Errors
    ///
    /// Unless `drop` is at least 0 and less than 1.
    pub fn new(dense: Dense<F>, drop: f64) -> Result<Self, Error> {
        check(drop)?;
        Ok(Self { dense, drop })
    }
}

impl<F: Real> Params<F> for DropConnect<F> {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, F>) {
        self.dense.visit(path, see);
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, F>) {
        self.dense.visit_mut(path, change);
    }
}
// ANCHOR_END: drop_connect

// ANCHOR: layer
impl<F: Real> Layer<F, Ix2> for DropConnect<F> {
    type Out = Ix2;
    /// M / q, (out, in), where something was dropped.
    type Cache = Option<Array2<F>>;

    #[track_caller]
    fn forward(&self, x: ArrayView2<F>, mode: &mut Mode<'_>) -> (Array2<F>, Self::Cache) {
        let rng = match mode {
            Mode::Train(rng) if self.drop > 0.0 => rng,
            _ => return (self.dense.predict(x), None),
        };
        let weight = &self.dense.weight.value;
        let (given, inputs) = (x.dim(), weight.ncols());
        assert!(
            given.1 == inputs,
            "DropConnect::forward: x is {given:?}, the weights expect (_, {inputs})"
        );
        let mask = mask(weight.raw_dim(), self.drop, rng);
        (x.dot(&(weight * &mask).t()) + &self.dense.bias.value, Some(mask))
    }

    /// ∂C/∂W += M ⊙ δᵀ X / q, and ∂C/∂X = δ (M ⊙ W / q).
    #[track_caller]
    fn backward(
        &mut self,
        x: ArrayView2<F>,
        z: ArrayView2<F>,
        delta: Array2<F>,
        mask: Self::Cache,
    ) -> Array2<F> {
        let Some(mask) = mask else { return self.dense.backward(x, z, delta, ()) };
        let mut grad = Array2::zeros(mask.raw_dim());
        add_matmul(&mut grad, delta.t(), x);
        self.dense.weight.grad += &(grad * &mask);
        self.dense.bias.grad += &delta.sum_axis(Axis(0));
        delta.dot(&(&self.dense.weight.value * &mask))
    }
}
// ANCHOR_END: layer

#[cfg(test)]
mod tests {
    use super::*;
    use backprop::check_layer;
    use ndarray::array;
    use tensor::{Rng, Streams};

    fn rng(seed: u64) -> Rng {
        Streams::new(seed).stream("noise")
    }

    #[test]
    fn gradient_with_a_fixed_mask_matches_finite_differences() {
        let x = array![[0.5, -1.0, 2.0], [1.5, 0.2, -0.3]];
        for drop in [0.0, 0.5] {
            let dense = Dense::random(3, 4, &mut rng(1));
            let mut layer = DropConnect::new(dense, drop).unwrap();
            check_layer(&mut layer, x.view(), 2).assert_passed();
        }
    }

    #[test]
    fn a_dropped_weight_has_no_gradient_and_biases_always_have_one() {
        let x = array![[0.5, -1.0, 2.0]];
        let mut layer = DropConnect::new(Dense::random(3, 30, &mut rng(1)), 0.5).unwrap();
        let (z, mask) = layer.forward(x.view(), &mut Mode::Train(&mut rng(2)));
        layer.backward(x.view(), z.view(), Array2::ones((1, 30)), mask.clone());
        let mask = mask.unwrap();
        assert!(mask.iter().any(|&m| m == 0.0) && mask.iter().any(|&m| m == 2.0));
        for (m, g) in mask.iter().zip(&layer.dense.weight.grad) {
            assert_eq!(*m == 0.0, *g == 0.0);
        }
        assert!(layer.dense.bias.grad.iter().all(|&g| g == 1.0));
    }

    /// Of one weight 2 and x = 1, z is 0 or 4 in training, and 2 otherwise.
    #[test]
    fn the_mean_is_that_of_the_whole_layer() {
        let layer = DropConnect::new(Dense::new(array![[2.0]], array![0.0]), 0.5).unwrap();
        let (x, mut rng, mut sum) = (array![[1.0]], rng(3), 0.0);
        for _ in 0..10_000 {
            let z = layer.forward(x.view(), &mut Mode::Train(&mut rng)).0[[0, 0]];
            assert!(z == 0.0 || z == 4.0);
            sum += z;
        }
        // The deviation of the mean is 2/√10,000 = 0.02.
        assert!((sum / 10_000.0 - 2.0_f64).abs() < 0.1, "{sum}");
        assert_eq!(layer.predict(x.view()), array![[2.0]]);
    }

    #[test]
    #[should_panic(expected = "DropConnect::forward: x is (1, 2), the weights expect (_, 1)")]
    fn a_wrong_number_of_inputs_is_named() {
        let layer = DropConnect::new(Dense::new(array![[2.0]], array![0.0]), 0.5).unwrap();
        layer.forward(array![[1.0, 2.0]].view(), &mut Mode::Train(&mut rng(1)));
    }
}

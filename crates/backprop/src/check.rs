// ANCHOR: layer
//! Every derivative of a layer or a cost against central differences.

use ndarray::{Array, ArrayD, ArrayView, ArrayView2, ArrayViewD, Dimension};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::{GradientCheck, Streams};

use crate::layer::{Layer, Mode};
use crate::loss::Loss;
use crate::param::{Params, Path};

/// Compares what `backward` says of x and of every parameter with central differences, all entries.
///
/// The cost is C = Σ r ⊙ y with random r, so that no two outputs may be swapped. Random numbers of
/// the layer are drawn anew from `seed` at every evaluation: a mask that is drawn stays the same. The
/// gradients of `layer` are cleared.
#[track_caller]
pub fn check_layer<In: Dimension, L: Layer<f64, In>>(
    layer: &mut L,
    x: ArrayView<f64, In>,
    seed: u64,
) -> GradientCheck {
    let streams = Streams::new(seed);
    let run = |layer: &L, x: ArrayView<f64, In>| {
        layer.forward(x, &mut Mode::Train(&mut streams.stream("layer")))
    };
    layer.zero_grad();
    let (y, cache) = run(layer, x.view());
    let r = Array::random_using(y.raw_dim(), StandardNormal, &mut streams.stream("weights"));
    let dx = layer.backward(x.view(), y.view(), r.clone(), cache);
    let cost = |layer: &L, x: ArrayView<f64, In>| (&run(layer, x).0 * &r).sum();

    let mut check = GradientCheck::new();
    check.compare("x", x.view(), dx.view(), |x| cost(layer, x));
    for (index, (path, value, grad)) in learned(layer).into_iter().enumerate() {
        check.compare(&path, value.view(), grad.view(), |moved| {
            put(layer, index, moved);
            cost(layer, x.view())
        });
        put(layer, index, value.view());
    }
    layer.zero_grad();
    check
}
// ANCHOR_END: layer

// ANCHOR: parts
/// Copies of everything that has a gradient, in the order of [`Params::visit`].
fn learned(model: &dyn Params<f64>) -> Vec<(String, ArrayD<f64>, ArrayD<f64>)> {
    let mut all = Vec::new();
    model.visit(Path::ROOT, &mut |path, value, grad| {
        all.extend(grad.map(|grad| (path.to_string(), value.to_owned(), grad.to_owned())));
    });
    all
}

/// Replaces the value number `wanted` of those that have a gradient.
fn put(model: &mut dyn Params<f64>, wanted: usize, new: ArrayViewD<f64>) {
    let mut index = 0;
    model.visit_mut(Path::ROOT, &mut |_, mut value, grad| {
        if grad.is_some() {
            if index == wanted {
                value.assign(&new);
            }
            index += 1;
        }
    });
}
// ANCHOR_END: parts

// ANCHOR: loss
/// Compares the derivative of a cost with central differences, for every output.
#[track_caller]
pub fn check_loss<L: Loss<f64>>(loss: &L, y_hat: ArrayView2<f64>, y: &L::Target) -> GradientCheck {
    let (_, derivative) = loss.loss(y_hat, y);
    let mut check = GradientCheck::new();
    check.compare("ŷ", y_hat, derivative.view(), |y_hat| loss.loss(y_hat, y).0);
    check
}
// ANCHOR_END: loss

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Change, Dense, See, SquaredError};
    use ndarray::{Array2, Axis, Ix2, array};
    use ndarray_rand::rand::Rng as _;

    /// What can go wrong on the way back through a dense layer.
    #[derive(Clone, Copy, Debug, PartialEq)]
    enum Slip {
        None,
        /// W in place of Wᵀ: where W is square, the shapes fit.
        Transpose,
        /// The mean over the batch, where the sum is wanted.
        Mean,
        /// The bias is forgotten.
        Bias,
        /// Uphill.
        Sign,
    }

    struct Wrong(Dense<f64>, Slip);

    impl Params<f64> for Wrong {
        fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, f64>) {
            self.0.visit(path, see);
        }

        fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, f64>) {
            self.0.visit_mut(path, change);
        }
    }

    impl Layer<f64, Ix2> for Wrong {
        type Out = Ix2;
        type Cache = ();

        fn forward(&self, x: ArrayView2<f64>, mode: &mut Mode<'_>) -> (Array2<f64>, ()) {
            self.0.forward(x, mode)
        }

        fn backward(
            &mut self,
            x: ArrayView2<f64>,
            _: ArrayView2<f64>,
            delta: Array2<f64>,
            (): (),
        ) -> Array2<f64> {
            let Dense { weight, bias } = &mut self.0;
            let rows = if self.1 == Slip::Mean { x.nrows() as f64 } else { 1.0 };
            let sign = if self.1 == Slip::Sign { -1.0 } else { 1.0 };
            weight.grad.scaled_add(sign, &delta.t().dot(&x));
            if self.1 != Slip::Bias {
                bias.grad += &(delta.sum_axis(Axis(0)) / rows);
            }
            match self.1 {
                Slip::Transpose => delta.dot(&weight.value.t()),
                _ => delta.dot(&weight.value),
            }
        }
    }

    fn paths(slip: Slip) -> Vec<String> {
        let dense = Dense::random(3, 3, &mut Streams::new(1).stream("init"));
        let x = Array2::random_using((4, 3), StandardNormal, &mut Streams::new(2).stream("x"));
        let check = check_layer(&mut Wrong(dense, slip), x.view(), 1);
        assert_eq!(check.passed(), slip == Slip::None);
        let mut paths: Vec<_> = check.mismatches().iter().map(|one| one.path.clone()).collect();
        paths.sort();
        paths.dedup();
        paths
    }

    #[test]
    fn gradient_mistakes_are_found_where_they_are() {
        assert_eq!(paths(Slip::None), [""; 0]);
        assert_eq!(paths(Slip::Transpose), ["x"]);
        assert_eq!(paths(Slip::Mean), ["bias"]);
        assert_eq!(paths(Slip::Bias), ["bias"]);
        assert_eq!(paths(Slip::Sign), ["weight"]);
    }

    #[test]
    fn a_gradient_check_leaves_the_values_and_clears_the_gradients() {
        let mut layer = Dense::random(3, 2, &mut Streams::new(1).stream("init"));
        let before = layer.clone();
        layer.weight.grad.fill(7.0);
        check_layer(&mut layer, array![[1.0, 2.0, 3.0]].view(), 1).assert_passed();
        assert_eq!(layer, before);
    }

    /// y = m x with a mask m that is drawn: the same at every evaluation, or no difference is a slope.
    #[test]
    fn gradient_of_what_is_random_is_taken_with_the_same_numbers() {
        struct Mask;
        impl Params<f64> for Mask {}
        impl Layer<f64, Ix2> for Mask {
            type Out = Ix2;
            type Cache = Array2<f64>;

            fn forward(
                &self,
                x: ArrayView2<f64>,
                mode: &mut Mode<'_>,
            ) -> (Array2<f64>, Array2<f64>) {
                let Mode::Train(rng) = mode else { panic!("a check is made as in training") };
                let mask = Array2::from_shape_simple_fn(x.dim(), || rng.random());
                (&mask * &x, mask)
            }

            fn backward(
                &mut self,
                _: ArrayView2<f64>,
                _: ArrayView2<f64>,
                dy: Array2<f64>,
                mask: Array2<f64>,
            ) -> Array2<f64> {
                dy * mask
            }
        }
        check_layer(&mut Mask, array![[1.0, -2.0], [3.0, 0.5]].view(), 1).assert_passed();
    }

    #[test]
    fn a_wrong_gradient_of_a_cost_is_found() {
        struct Forgotten;
        impl Loss<f64> for Forgotten {
            type Target = ndarray::ArrayRef2<f64>;

            fn loss(&self, y_hat: ArrayView2<f64>, y: &Self::Target) -> (f64, Array2<f64>) {
                let (cost, slope) = SquaredError.loss(y_hat, y);
                (cost, slope * y_hat.nrows() as f64)
            }
        }
        let (y_hat, y) = (array![[0.5, 1.0], [2.0, -1.0]], array![[0.0, 0.0], [1.0, 1.0]]);
        check_loss(&SquaredError, y_hat.view(), &y).assert_passed();
        let check = check_loss(&Forgotten, y_hat.view(), &y);
        assert_eq!(check.mismatches().len(), 4);
        assert!(check.mismatches().iter().all(|one| (one.error() - 0.5).abs() < 1e-6));
    }
}

// ANCHOR: layer
//! A layer: a function that hands out a receipt, and takes it back with ∂C/∂y.

use ndarray::{Array, ArrayView, ArrayViewD, Dimension};
use tensor::{Real, Rng};

use crate::chain::Chain;
use crate::param::{Params, Path};

/// Whether a layer learns now. Only then is it given random numbers.
pub enum Mode<'r> {
    /// Training, with the random numbers it may use.
    Train(&'r mut Rng),
    /// Everything else: the same input has the same output.
    Eval,
}

/// A function y = f(x; θ) of an array of the dimension `In`, and its derivatives.
///
/// `forward` changes nothing. What `backward` will need beyond x and y it hands out as a receipt,
/// the `Cache`, and `backward` consumes the receipt: what has none cannot be run backward.
pub trait Layer<F: Real, In: Dimension>: Params<F> {
    /// The dimension of y.
    type Out: Dimension;
    /// The receipt.
    type Cache;

    /// Returns y and the receipt.
    fn forward(
        &self,
        x: ArrayView<F, In>,
        mode: &mut Mode<'_>,
    ) -> (Array<F, Self::Out>, Self::Cache);

    /// Adds ∂C/∂θ to the gradients and returns ∂C/∂x; `dy` is ∂C/∂y.
    fn backward(
        &mut self,
        x: ArrayView<F, In>,
        y: ArrayView<F, Self::Out>,
        dy: Array<F, Self::Out>,
        cache: Self::Cache,
    ) -> Array<F, In>;
    // ANCHOR_END: layer

    // ANCHOR: provided
    /// As [`backward`](Self::backward), without ∂C/∂x: nobody asks the first layer for it.
    #[track_caller]
    fn accumulate(
        &mut self,
        x: ArrayView<F, In>,
        y: ArrayView<F, Self::Out>,
        dy: Array<F, Self::Out>,
        cache: Self::Cache,
    ) {
        self.backward(x, y, dy, cache);
    }

    /// y, of a model that does not learn now.
    #[track_caller]
    fn predict(&self, x: ArrayView<F, In>) -> Array<F, Self::Out> {
        self.forward(x, &mut Mode::Eval).0
    }

    /// As [`predict`](Self::predict), and shows the output of every layer on the way to `see`.
    #[track_caller]
    fn observe(
        &self,
        x: ArrayView<F, In>,
        path: Path<'_>,
        see: &mut dyn FnMut(Path<'_>, ArrayViewD<F>),
    ) -> Array<F, Self::Out> {
        let y = self.predict(x);
        see(path, y.view().into_dyn());
        y
    }

    /// This layer, and `next` after it.
    fn then<Next: Layer<F, Self::Out>>(self, next: Next) -> Chain<Self, Next>
    where
        Self: Sized,
    {
        Chain { first: self, second: next }
    }
    // ANCHOR_END: provided
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array1, Ix1, array};
    use ndarray_rand::rand::Rng as _;
    use tensor::Streams;

    /// y = c x where it learns, with c drawn anew; y = x where it does not. ∂C/∂x = c ∂C/∂y.
    struct Noisy;

    impl Params<f64> for Noisy {}

    impl Layer<f64, Ix1> for Noisy {
        type Out = Ix1;
        type Cache = f64;

        fn forward(&self, x: ArrayView<f64, Ix1>, mode: &mut Mode<'_>) -> (Array1<f64>, f64) {
            let c = match mode {
                Mode::Train(rng) => rng.random(),
                Mode::Eval => 1.0,
            };
            (&x * c, c)
        }

        fn backward(
            &mut self,
            _x: ArrayView<f64, Ix1>,
            _y: ArrayView<f64, Ix1>,
            dy: Array1<f64>,
            c: f64,
        ) -> Array1<f64> {
            dy * c
        }
    }

    #[test]
    fn prediction_draws_nothing() {
        assert_eq!(Noisy.predict(array![2.0].view()), array![2.0]);
        assert_eq!(Noisy.parameters(), 0);
    }

    #[test]
    fn the_receipt_says_what_was_drawn() {
        let mut rng = Streams::new(1).stream("layer");
        let x = array![2.0];
        let (y, c) = Noisy.forward(x.view(), &mut Mode::Train(&mut rng));
        assert_eq!(y, array![2.0 * c]);
        assert!(c != 1.0);
        assert_eq!(Noisy.backward(x.view(), y.view(), array![1.0], c), array![c]);
    }

    /// Each layer of a chain takes the next numbers of the one generator.
    #[test]
    fn layers_of_a_chain_draw_one_after_the_other() {
        let (mut one, mut other) = (Streams::new(1).stream("a"), Streams::new(1).stream("a"));
        let chain = Noisy.then(Noisy);
        let (y, _) = chain.forward(array![1.0].view(), &mut Mode::Train(&mut one));
        let (c, d): (f64, f64) = (other.random(), other.random());
        assert_eq!(y[0], c * d);
        assert!(c != d);
    }

    #[test]
    fn a_layer_shows_an_observer_its_output() {
        let mut seen = Vec::new();
        let y = Noisy.observe(array![3.0].view(), Path::ROOT.at("noisy"), &mut |path, y| {
            seen.push((path.to_string(), y.to_owned()));
        });
        assert_eq!(seen, [("noisy".to_owned(), y.into_dyn())]);
    }
}

// ANCHOR: boxed
//! A layer whose type is chosen while the program runs.

use ndarray::{Array, ArrayView, ArrayViewD, Dimension};
use std::any::Any;
use tensor::Real;

use crate::layer::{Layer, Mode};
use crate::param::{Change, Params, Path, See};

/// Any layer from `In` to `Out`, with its type forgotten: what a command line or a file decides.
///
/// A wrong shape panics with both shapes, as everywhere. The place it names is this file: a call whose
/// target is looked up while the program runs does not carry the line of its caller.
pub struct Boxed<F, In, Out>(Box<dyn Opaque<F, In, Out>>);

impl<F: Real, In: Dimension, Out: Dimension> Boxed<F, In, Out> {
    /// Forgets the type of `layer`.
    pub fn new<L>(layer: L) -> Self
    where
        L: Layer<F, In, Out = Out, Cache: Send + 'static> + Clone + Send + Sync + 'static,
    {
        Self(Box::new(layer))
    }
}

impl<F: Real, In, Out> Clone for Boxed<F, In, Out> {
    fn clone(&self) -> Self {
        Self(self.0.copy())
    }
}

impl<F: Real, In: Dimension, Out: Dimension> Layer<F, In> for Boxed<F, In, Out> {
    type Out = Out;
    type Cache = Receipt;

    fn forward(&self, x: ArrayView<F, In>, mode: &mut Mode<'_>) -> (Array<F, Out>, Self::Cache) {
        self.0.forward(x, mode)
    }

    fn backward(
        &mut self,
        x: ArrayView<F, In>,
        y: ArrayView<F, Out>,
        dy: Array<F, Out>,
        cache: Self::Cache,
    ) -> Array<F, In> {
        self.0.backward(x, y, dy, cache)
    }
    // ANCHOR_END: boxed

    // ANCHOR: rest
    fn predict(&self, x: ArrayView<F, In>) -> Array<F, Out> {
        self.0.predict(x)
    }

    fn accumulate(
        &mut self,
        x: ArrayView<F, In>,
        y: ArrayView<F, Out>,
        dy: Array<F, Out>,
        cache: Self::Cache,
    ) {
        self.0.accumulate(x, y, dy, cache);
    }

    fn observe(
        &self,
        x: ArrayView<F, In>,
        path: Path<'_>,
        see: &mut dyn FnMut(Path<'_>, ArrayViewD<F>),
    ) -> Array<F, Out> {
        self.0.observe(x, path, see)
    }
    // ANCHOR_END: rest
}

// ANCHOR: params
impl<F: Real, In, Out> Params<F> for Boxed<F, In, Out> {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, F>) {
        self.0.visit(path, see);
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, F>) {
        self.0.visit_mut(path, change);
    }

    fn links(&self) -> usize {
        self.0.links()
    }
}
// ANCHOR_END: params

// ANCHOR: opaque
/// A receipt without its type.
type Receipt = Box<dyn Any + Send>;

/// What is left of [`Layer`] when the receipt has no type; a box is copied, and sent to threads, with
/// what is in it.
trait Opaque<F: Real, In, Out>: Params<F> + Send + Sync {
    fn copy(&self) -> Box<dyn Opaque<F, In, Out>>;

    fn predict(&self, x: ArrayView<F, In>) -> Array<F, Out>;

    fn forward(&self, x: ArrayView<F, In>, mode: &mut Mode<'_>) -> (Array<F, Out>, Receipt);

    fn backward(
        &mut self,
        x: ArrayView<F, In>,
        y: ArrayView<F, Out>,
        dy: Array<F, Out>,
        cache: Receipt,
    ) -> Array<F, In>;

    fn accumulate(
        &mut self,
        x: ArrayView<F, In>,
        y: ArrayView<F, Out>,
        dy: Array<F, Out>,
        cache: Receipt,
    );

    fn observe(
        &self,
        x: ArrayView<F, In>,
        path: Path<'_>,
        see: &mut dyn FnMut(Path<'_>, ArrayViewD<F>),
    ) -> Array<F, Out>;
}
// ANCHOR_END: opaque

// ANCHOR: forget
impl<F: Real, In: Dimension, L> Opaque<F, In, L::Out> for L
where
    L: Layer<F, In, Cache: Send + 'static> + Clone + Send + Sync + 'static,
{
    fn copy(&self) -> Box<dyn Opaque<F, In, L::Out>> {
        Box::new(self.clone())
    }

    fn predict(&self, x: ArrayView<F, In>) -> Array<F, L::Out> {
        Layer::predict(self, x)
    }

    fn forward(&self, x: ArrayView<F, In>, mode: &mut Mode<'_>) -> (Array<F, L::Out>, Receipt) {
        let (y, cache) = Layer::forward(self, x, mode);
        (y, Box::new(cache))
    }

    fn backward(
        &mut self,
        x: ArrayView<F, In>,
        y: ArrayView<F, L::Out>,
        dy: Array<F, L::Out>,
        cache: Receipt,
    ) -> Array<F, In> {
        Layer::backward(self, x, y, dy, own(cache))
    }
    // ANCHOR_END: forget

    // ANCHOR: own
    fn accumulate(
        &mut self,
        x: ArrayView<F, In>,
        y: ArrayView<F, L::Out>,
        dy: Array<F, L::Out>,
        cache: Receipt,
    ) {
        Layer::accumulate(self, x, y, dy, own(cache));
    }

    fn observe(
        &self,
        x: ArrayView<F, In>,
        path: Path<'_>,
        see: &mut dyn FnMut(Path<'_>, ArrayViewD<F>),
    ) -> Array<F, L::Out> {
        Layer::observe(self, x, path, see)
    }
    // ANCHOR_END: own
}

// ANCHOR: receipt
/// The receipt with its type; only a receipt of another layer has another.
fn own<Cache: 'static>(cache: Receipt) -> Cache {
    *cache.downcast().unwrap_or_else(|_| panic!("Boxed::backward: the receipt is another layer's"))
}
// ANCHOR_END: receipt

#[cfg(test)]
mod tests {
    use super::Boxed;
    use crate::{Activation, Dense, Layer, Maxout, Mode, Params, Path, check_layer};
    use ndarray::{Array2, Ix2, array};
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use tensor::Streams;

    type Any2 = Boxed<f64, Ix2, Ix2>;

    fn dense(inputs: usize, outputs: usize) -> Dense<f64> {
        Dense::random(inputs, outputs, &mut Streams::new(1).stream("init"))
    }

    fn normal(rows: usize, columns: usize) -> Array2<f64> {
        Array2::random_using((rows, columns), StandardNormal, &mut Streams::new(2).stream("x"))
    }

    #[test]
    fn gradient_matches_through_layers_of_different_types() {
        let mut rng = Streams::new(1).stream("init");
        let mut net: Vec<Any2> = vec![
            Boxed::new(dense(3, 4)),
            Boxed::new(Activation::Softplus),
            Boxed::new(Maxout::random(4, 5, 2, &mut rng)),
            Boxed::new(dense(5, 2).then(Activation::Arctan)),
        ];
        check_layer(&mut net, normal(4, 3).view(), 1).assert_passed();
    }

    #[test]
    fn what_is_in_the_box_does_not_notice() {
        let (mut inside, x) = (dense(3, 4).then(dense(4, 2)), normal(5, 3));
        let mut boxed = Any2::new(inside.clone());
        let (y, cache) = inside.forward(x.view(), &mut Mode::Eval);
        let (z, opaque) = boxed.forward(x.view(), &mut Mode::Eval);
        inside.accumulate(x.view(), y.view(), y.clone(), cache);
        boxed.accumulate(x.view(), z.view(), z.clone(), opaque);
        assert_eq!((y, inside.links()), (z, boxed.links()));
        let gradients = |model: &dyn Params<f64>| {
            let mut all = Vec::new();
            model.visit(Path::ROOT, &mut |path, _, grad| {
                all.push((path.to_string(), grad.expect("learned").to_owned()));
            });
            all
        };
        assert_eq!(gradients(&inside), gradients(&boxed));
    }

    /// A chain in a box goes on counting, and its layers are seen one by one.
    #[test]
    fn paths_pass_through_the_box() {
        let net = Any2::new(dense(3, 4).then(Activation::Relu)).then(Any2::new(dense(4, 2)));
        let mut paths = Vec::new();
        net.visit(Path::ROOT, &mut |path, _, _| paths.push(path.to_string()));
        assert_eq!(paths, ["0.weight", "0.bias", "2.weight", "2.bias"]);
        let mut seen = Vec::new();
        net.observe(normal(1, 3).view(), Path::ROOT, &mut |path, _| seen.push(path.to_string()));
        assert_eq!(seen, ["0", "1", "2"]);
    }

    /// Models are trained in threads of their own, and several threads go through one.
    #[test]
    fn a_box_can_be_sent_to_another_thread() {
        let net = Any2::new(dense(3, 1));
        let x = array![[1.0, 2.0, 3.0]];
        let here = net.predict(x.view());
        let there = std::thread::scope(|scope| {
            scope.spawn(|| net.forward(x.view(), &mut Mode::Eval)).join().unwrap().0
        });
        assert_eq!(there, here);
        assert_eq!(std::thread::spawn(move || net.predict(x.view())).join().unwrap(), here);
    }

    #[test]
    fn a_copy_of_a_box_has_numbers_of_its_own() {
        let mut net = Any2::new(dense(3, 2));
        let (x, copy) = (normal(4, 3), net.clone());
        let before = net.predict(x.view());
        net.visit_mut(Path::ROOT, &mut |_, mut value, _| value.fill(0.0));
        assert_eq!(net.predict(x.view()), Array2::<f64>::zeros((4, 2)));
        assert_eq!(copy.predict(x.view()), before);
    }

    #[test]
    #[should_panic(expected = "the receipt is another layer's")]
    fn the_receipt_of_another_layer_is_refused() {
        let (mut dense, chain) = (Any2::new(dense(3, 3)), Any2::new(dense(3, 3).then(dense(3, 3))));
        let x = normal(2, 3);
        let (y, receipt) = chain.forward(x.view(), &mut Mode::Eval);
        dense.backward(x.view(), y.view(), y.clone(), receipt);
    }
}

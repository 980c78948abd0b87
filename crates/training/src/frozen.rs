// ANCHOR: frozen
//! Layers that were trained elsewhere, and stay as they are.

use backprop::{Change, Layer, Mlp, Mode, Params, Path, See};
use ndarray::{Array, ArrayView, ArrayViewD, Dimension};
use tensor::Real;

/// A layer that learns nothing: what it stores has no gradient, so that no optimizer moves it.
///
/// It passes ∂C/∂x on. Files show the same names as without it. Layers in it run as they do when they do
/// not learn: a frozen dropout drops nothing, frozen running means stay (transfer learning: Hungarian
/// lecture 10; Russian notes §1).
#[derive(Clone, Debug, PartialEq)]
pub struct Frozen<L>(pub L);

impl<F: Real, L: Params<F>> Params<F> for Frozen<L> {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, F>) {
        self.0.visit(path, &mut |path, value, _| see(path, value, None));
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, F>) {
        self.0.visit_mut(path, &mut |path, value, _| change(path, value, None));
    }

    fn links(&self) -> usize {
        self.0.links()
    }
}
// ANCHOR_END: frozen

// ANCHOR: layer
impl<F: Real, In: Dimension, L: Layer<F, In>> Layer<F, In> for Frozen<L> {
    type Out = L::Out;
    type Cache = L::Cache;

    #[track_caller]
    fn forward(&self, x: ArrayView<F, In>, _mode: &mut Mode<'_>) -> (Array<F, L::Out>, L::Cache) {
        self.0.forward(x, &mut Mode::Eval)
    }

    #[track_caller]
    fn backward(
        &mut self,
        x: ArrayView<F, In>,
        y: ArrayView<F, L::Out>,
        dy: Array<F, L::Out>,
        cache: L::Cache,
    ) -> Array<F, In> {
        let dx = self.0.backward(x, y, dy, cache);
        self.0.zero_grad();
        dx
    }
    // ANCHOR_END: layer

    // ANCHOR: below
    /// Nothing: below the lowest layer that learns, back-propagation ends.
    fn accumulate(
        &mut self,
        _x: ArrayView<F, In>,
        _y: ArrayView<F, L::Out>,
        _dy: Array<F, L::Out>,
        _cache: L::Cache,
    ) {
    }

    #[track_caller]
    fn observe(
        &self,
        x: ArrayView<F, In>,
        path: Path<'_>,
        see: &mut dyn FnMut(Path<'_>, ArrayViewD<F>),
    ) -> Array<F, L::Out> {
        self.0.observe(x, path, see)
    }
}
// ANCHOR_END: below

// ANCHOR: split_at
/// The first `layers` layers of a net, and those after them: `Frozen(lower).then(upper)` keeps what
/// the first have learned.
///
/// # Panics
///
/// Unless both parts have a layer.
#[track_caller]
pub fn split_at<F: Real>(mut net: Mlp<F>, layers: usize) -> (Mlp<F>, Mlp<F>) {
    let count = net.layers.len();
    assert!(
        0 < layers && layers < count,
        "split_at: a net of {count} layers cannot be split after {layers}"
    );
    let upper = Mlp {
        layers: net.layers.split_off(layers),
        activations: net.activations.split_off(layers),
    };
    (net, upper)
}
// ANCHOR_END: split_at

#[cfg(test)]
mod tests {
    use super::*;
    use backprop::{Activation, Dense, Loss, SquaredError, check_layer, weights};
    use ndarray::array;
    use optimizers::{AdamW, Descent, Optimizer};
    use tensor::{Rng, Streams};

    fn rng() -> Rng {
        Streams::new(1).stream("init")
    }

    fn net() -> Mlp<f64> {
        Mlp::random(&[2, 3, 4, 1], Activation::Softplus, Activation::Identity, &mut rng())
    }

    #[test]
    fn gradient_passes_through_what_is_frozen() {
        let x = array![[0.5, -1.0], [1.5, 0.2]];
        let dense = |i, o| Dense::<f64>::random(i, o, &mut rng());
        check_layer(&mut Frozen(dense(2, 3)), x.view(), 1).assert_passed();
        let mut net = dense(2, 2).then(Frozen(dense(2, 3))).then(dense(3, 1));
        check_layer(&mut net, x.view(), 1).assert_passed();
    }

    /// AdamW lets weights decay even where the gradient is 0; frozen ones do not.
    #[test]
    fn what_is_frozen_stays_and_the_rest_learns() {
        let (lower, upper) = split_at(net(), 2);
        let mut model = Frozen(lower.clone()).then(upper.clone());
        let mut optimizer = Descent::<f64, _, 2>::new(AdamW::default()).unwrap();
        let (x, y) = (array![[0.5, -1.0], [1.5, 0.2]], array![[1.0], [0.0]]);
        for _ in 0..3 {
            let (y_hat, cache) = model.forward(x.view(), &mut Mode::Eval);
            let (_, slope) = SquaredError.loss(y_hat.view(), &y);
            model.accumulate(x.view(), y_hat.view(), slope, cache);
            optimizer.step(&mut model);
        }
        assert_eq!(model.first.0, lower);
        assert_ne!(model.second, upper);
        assert_eq!(model.parameters(), 5);
    }

    #[test]
    fn a_net_that_is_split_answers_as_before() {
        let (lower, upper) = split_at(net(), 1);
        let x = array![[0.5, -1.0], [1.5, 0.2]];
        assert_eq!(Frozen(lower).then(upper).predict(x.view()), net().predict(x.view()));
    }

    #[test]
    fn the_names_in_a_file_stay() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("net.safetensors");
        let chain = |seed| {
            let mut rng = Streams::new(seed).stream("init");
            let mut dense = |i, o| Dense::<f32>::random(i, o, &mut rng);
            (dense(2, 3), dense(3, 1))
        };
        let (a, b) = chain(1);
        weights::save(&a.clone().then(b), &file).unwrap();
        let (c, d) = chain(2);
        let mut model = Frozen(c).then(d);
        weights::load(&mut model, &file).unwrap();
        assert_eq!(model.first.0, a);
    }

    #[test]
    #[should_panic(expected = "split_at: a net of 3 layers cannot be split after 3")]
    fn a_part_without_layers_is_refused() {
        split_at(net(), 3);
    }
}

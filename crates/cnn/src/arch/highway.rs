// ANCHOR: highway
//! A way around with a gate.

use backprop::{Activation, Change, Layer, Mode, Params, Path, See};
use ndarray::{Array, ArrayView, Dimension, Zip};
use tensor::Real;

/// A layer that is let through as far as a gate opens, and x as far as it does not:
///
/// ```text
/// y = T ⊙ F(x) + (1 − T) ⊙ x          T = σ(G(x))
/// ```
///
/// G is a layer of its own, of the shape of F (Srivastava, Greff and Schmidhuber, 2015; Russian notes §5.4,
/// with the carry gate C = 1 − T).
#[derive(Clone, Debug)]
pub struct Highway<L, G> {
    /// F.
    pub layer: L,
    /// G.
    pub gate: G,
}

impl<L, G> Highway<L, G> {
    /// With all biases of the gate, the parameters whose path ends in "bias", at `bias`: below 0, −2 say, so
    /// that at first x goes through.
    pub fn new<F: Real>(layer: L, mut gate: G, bias: F) -> Self
    where
        G: Params<F>,
    {
        gate.visit_mut(Path::ROOT, &mut |path, mut value, _| {
            if path.to_string().ends_with("bias") {
                value.fill(bias);
            }
        });
        Self { layer, gate }
    }
}

/// What a [`Highway`] keeps: F(x) and G(x) with their receipts, and T.
pub struct Lanes<F, D: Dimension, L, G> {
    layer: (Array<F, D>, L),
    gate: (Array<F, D>, G),
    open: Array<F, D>,
}
// ANCHOR_END: highway

// ANCHOR: forward
impl<F, D, L, G> Layer<F, D> for Highway<L, G>
where
    F: Real,
    D: Dimension,
    L: Layer<F, D, Out = D>,
    G: Layer<F, D, Out = D>,
{
    type Out = D;
    type Cache = Lanes<F, D, L::Cache, G::Cache>;

    /// # Panics
    ///
    /// Where F or G changes the shape.
    #[track_caller]
    fn forward(&self, x: ArrayView<F, D>, mode: &mut Mode<'_>) -> (Array<F, D>, Self::Cache) {
        let layer = self.layer.forward(x.view(), mode);
        let gate = self.gate.forward(x.view(), mode);
        let (f, g) = (layer.0.shape(), gate.0.shape());
        let fits = f == x.shape() && g == x.shape();
        assert!(fits, "Highway::forward: x is {:?}, F(x) {f:?}, G(x) {g:?}", x.shape());
        let sigma = Activation::Logistic { beta: 1.0 };
        let open = gate.0.mapv(|z| sigma.apply(z));
        let y = Zip::from(&x)
            .and(&layer.0)
            .and(&open)
            .map_collect(|&x, &f, &t| t * f + (F::one() - t) * x);
        (y, Lanes { layer, gate, open })
    }
    // ANCHOR_END: forward

    // ANCHOR: backward
    /// Three ways lead back to x:
    ///
    /// ```text
    /// ∂C/∂F = T ⊙ ∂C/∂y        ∂C/∂G = (F − x) ⊙ T ⊙ (1 − T) ⊙ ∂C/∂y        (1 − T) ⊙ ∂C/∂y
    /// ```
    #[track_caller]
    fn backward(
        &mut self,
        x: ArrayView<F, D>,
        _y: ArrayView<F, D>,
        dy: Array<F, D>,
        cache: Self::Cache,
    ) -> Array<F, D> {
        let Lanes { layer: (f, layer), gate: (g, gate), open } = cache;
        let shut = open.mapv(|t| F::one() - t);
        let df = &dy * &open;
        let dg = (&f - &x) * &shut * &df;
        let dx = self.layer.backward(x.view(), f.view(), df, layer);
        dx + self.gate.backward(x, g.view(), dg, gate) + dy * shut
    }
    // ANCHOR_END: backward
}

// ANCHOR: params
impl<F: Real, L: Params<F>, G: Params<F>> Params<F> for Highway<L, G> {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, F>) {
        self.layer.visit(path.at("layer"), see);
        self.gate.visit(path.at("gate"), see);
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, F>) {
        self.layer.visit_mut(path.at("layer"), change);
        self.gate.visit_mut(path.at("gate"), change);
    }
}
// ANCHOR_END: params

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Conv2d, Window};
    use backprop::{Dense, check_layer};
    use ndarray::{Array4, array};
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use tensor::Streams;

    fn conv(maps: usize, bias: f64) -> Conv2d<f64> {
        let mut rng = Streams::new(1).stream("init");
        let mut conv = Conv2d::random(2, maps, Window::new(3).same(), &mut rng);
        conv.bias.value.fill(bias);
        conv
    }

    fn normal() -> Array4<f64> {
        Array4::random_using((2, 4, 3, 2), StandardNormal, &mut Streams::new(2).stream("x"))
    }

    #[test]
    fn gradient_matches_on_all_three_ways() {
        let layer = conv(2, 0.1).then(Activation::Relu);
        let mut highway = Highway { layer, gate: conv(2, -1.0) };
        check_layer(&mut highway, normal().view(), 1).assert_passed();
    }

    /// x = 2, F = 3x = 6, G = −ln 3, T = 1/(1 + 3) = ¼: y = 6/4 + 3 · 2/4 = 3.
    #[test]
    fn a_gate_a_quarter_open_lets_a_quarter_of_the_layer_through() {
        let layer = Dense::new(array![[3.0]], array![0.0]);
        let gate = Dense::new(array![[0.0]], array![0.0]);
        let y = Highway::new(layer, gate, -(3_f64.ln())).predict(array![[2.0]].view());
        assert!((y[[0, 0]] - 3.0).abs() < 1e-15, "{y}");
    }

    /// A gate of two convolutions has two biases.
    #[test]
    fn biases_of_the_gate_are_set_and_nothing_else() {
        let gate = conv(2, 0.1).then(Activation::Relu).then(conv(2, 0.1));
        let highway = Highway::new(conv(2, 0.1), gate.clone(), -2.0);
        highway.visit(Path::ROOT, &mut |path, value, _| match &path.to_string()[..] {
            "layer.bias" => assert!(value.iter().all(|&b| b == 0.1)),
            "gate.0.bias" | "gate.2.bias" => assert!(value.iter().all(|&b| b == -2.0)),
            path => assert!(path.ends_with("weight"), "{path}"),
        });
        assert_eq!(highway.layer.weight, conv(2, 0.1).weight);
        assert_eq!(highway.gate.second.weight, gate.second.weight);
        assert_eq!(highway.gate.first.first.weight, gate.first.first.weight);
    }

    #[test]
    fn a_gate_that_never_opens_leaves_the_identity() {
        let (x, dy) = (normal(), normal() * 2.0);
        let mut shut = Highway { layer: conv(2, 0.0), gate: conv(2, -1e3) };
        let (y, receipt) = shut.forward(x.view(), &mut Mode::Eval);
        assert_eq!(y, x);
        assert_eq!(shut.backward(x.view(), y.view(), dy.clone(), receipt), dy);
    }

    /// F and G as large as each other: twice the parameters of a convolution.
    #[test]
    fn the_gate_doubles_the_parameters() {
        let mut highway = Highway { layer: conv(2, 0.0), gate: conv(2, -2.0) };
        assert_eq!(highway.parameters(), 2 * 2 * (9 * 2 + 1));
        highway.gate.bias.grad.fill(1.0);
        highway.zero_grad();
        assert_eq!(highway.gate.bias.grad.sum(), 0.0);
        let mut paths = Vec::new();
        highway.visit(Path::ROOT, &mut |path, _, _| paths.push(path.to_string()));
        assert_eq!(paths, ["layer.weight", "layer.bias", "gate.weight", "gate.bias"]);
    }

    #[test]
    #[should_panic(expected = "x is [2, 4, 3, 2], F(x) [2, 4, 3, 3], G(x) [2, 4, 3, 2]")]
    fn a_layer_that_changes_the_shape_is_refused() {
        Highway { layer: conv(3, 0.0), gate: conv(2, 0.0) }.predict(normal().view());
    }
}

// ANCHOR: mlp
//! The multilayer perceptron in matrix form: lists of W, b and f, and two loops over the layers.

use ndarray::{Array2, ArrayView2, ArrayViewD, Ix2};
use tensor::{Real, Rng};

use crate::activation::Activation;
use crate::dense::Dense;
use crate::layer::{Layer, Mode};
use crate::param::{Change, Params, Path, See};

/// L layers aˡ = fˡ(Wˡ aˡ⁻¹ + bˡ), with a⁰ = x and aᴸ = ŷ (Polish lecture 3, *the algorithm in matrix
/// form*).
///
/// It computes what the chain of the same layers computes, and its parameters have the same paths:
/// dense layers at 0, 2, 4, activations at 1, 3, 5.
#[derive(Clone, Debug, PartialEq)]
pub struct Mlp<F> {
    /// Wˡ and bˡ.
    pub layers: Vec<Dense<F>>,
    /// fˡ, as many.
    pub activations: Vec<Activation>,
}

impl<F: Real> Mlp<F> {
    /// With the widths given, inputs first, and weights drawn as [`Dense::random`] draws them.
    ///
    /// # Panics
    ///
    /// Where `widths` holds fewer than two numbers.
    #[track_caller]
    pub fn random(widths: &[usize], hidden: Activation, last: Activation, rng: &mut Rng) -> Self {
        assert!(widths.len() > 1, "Mlp::random: {widths:?} has no layer, the inputs come first");
        let layer = |pair: &[usize]| Dense::random(pair[0], pair[1], rng);
        let layers: Vec<_> = widths.windows(2).map(layer).collect();
        let mut activations = vec![hidden; layers.len()];
        activations[layers.len() - 1] = last;
        Self { layers, activations }
    }
}
// ANCHOR_END: mlp

// ANCHOR: forward
/// What the forward pass of an [`Mlp`] keeps: zˡ for l = 1 … L, and aˡ for those below L.
pub struct Trace<F> {
    z: Vec<Array2<F>>,
    a: Vec<Array2<F>>,
}

impl<F: Real> Layer<F, Ix2> for Mlp<F> {
    type Out = Ix2;
    type Cache = Trace<F>;

    /// # Panics
    ///
    /// Where a layer has other inputs than the layer before it has outputs, and where there is none.
    #[track_caller]
    fn forward(&self, x: ArrayView2<F>, mode: &mut Mode<'_>) -> (Array2<F>, Trace<F>) {
        self.check();
        let mut trace = Trace { z: Vec::new(), a: Vec::new() };
        for (layer, f) in self.layers.iter().zip(&self.activations) {
            let (z, ()) = layer.forward(trace.a.last().map_or(x, |a| a.view()), mode);
            let (a, ()) = f.forward(z.view(), mode);
            trace.z.push(z);
            trace.a.push(a);
        }
        let y_hat = trace.a.pop().expect("there is a layer");
        (y_hat, trace)
    }
    // ANCHOR_END: forward

    // ANCHOR: backward
    #[track_caller]
    fn backward(
        &mut self,
        x: ArrayView2<F>,
        y_hat: ArrayView2<F>,
        dy: Array2<F>,
        trace: Trace<F>,
    ) -> Array2<F> {
        let delta = self.first_delta(y_hat, dy, &trace);
        self.layers[0].backward(x, trace.z[0].view(), delta, ())
    }

    #[track_caller]
    fn accumulate(
        &mut self,
        x: ArrayView2<F>,
        y_hat: ArrayView2<F>,
        dy: Array2<F>,
        trace: Trace<F>,
    ) {
        let delta = self.first_delta(y_hat, dy, &trace);
        self.layers[0].accumulate(x, trace.z[0].view(), delta, ());
    }
    // ANCHOR_END: backward

    // ANCHOR: observe
    #[track_caller]
    fn observe(
        &self,
        x: ArrayView2<F>,
        path: Path<'_>,
        see: &mut dyn FnMut(Path<'_>, ArrayViewD<F>),
    ) -> Array2<F> {
        self.check();
        let mut a = x.to_owned();
        for (l, (layer, f)) in self.layers.iter().zip(&self.activations).enumerate() {
            let z = layer.observe(a.view(), path.element(2 * l), see);
            a = f.observe(z.view(), path.element(2 * l + 1), see);
        }
        a
    }
    // ANCHOR_END: observe
}

// ANCHOR: delta
impl<F: Real> Mlp<F> {
    /// From ∂C/∂ŷ back to δ¹, (B, neurons of layer 1).
    ///
    /// ```text
    /// δᴸ = ∂C/∂aᴸ ⊙ f′(zᴸ)          δˡ = (δˡ⁺¹ Wˡ⁺¹) ⊙ f′(zˡ)     for l = L−1 … 1
    /// ```
    ///
    /// On the way ∂C/∂Wˡ and ∂C/∂bˡ are added up for l = L … 2. What the slide numbers from 1 is
    /// numbered from 0 in a list: `layers[l - 1]` is layer l, and so it is with z, a and f.
    #[track_caller]
    fn first_delta(&mut self, y_hat: ArrayView2<F>, dy: Array2<F>, trace: &Trace<F>) -> Array2<F> {
        let (outputs, slopes) = (y_hat.dim(), dy.dim());
        assert!(outputs == slopes, "Mlp::backward: ŷ is {outputs:?}, ∂C/∂ŷ is {slopes:?}");
        let Trace { z, a } = trace;
        let last = self.layers.len();
        let mut delta = self.activations[last - 1].backward(z[last - 1].view(), y_hat, dy, ());
        for l in (1..last).rev() {
            // Layer l + 1 adds (δˡ⁺¹)ᵀ aˡ to ∂C/∂Wˡ⁺¹ and hands back ∂C/∂aˡ = δˡ⁺¹ Wˡ⁺¹.
            let da = self.layers[l].backward(a[l - 1].view(), z[l].view(), delta, ());
            delta = self.activations[l - 1].backward(z[l - 1].view(), a[l - 1].view(), da, ());
        }
        delta
    }

    #[track_caller]
    fn check(&self) {
        let shapes: Vec<_> = self.layers.iter().map(|layer| layer.weight.value.dim()).collect();
        let fits = shapes.windows(2).all(|pair| pair[0].0 == pair[1].1);
        assert!(fits && !shapes.is_empty(), "Mlp: weights of {shapes:?} do not follow each other");
        let (layers, f) = (shapes.len(), self.activations.len());
        assert!(layers == f, "Mlp: there are {layers} layers and {f} activations");
    }
}
// ANCHOR_END: delta

// ANCHOR: params
impl<F: Real> Params<F> for Mlp<F> {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, F>) {
        for (l, layer) in self.layers.iter().enumerate() {
            layer.visit(path.element(2 * l), see);
        }
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, F>) {
        for (l, layer) in self.layers.iter_mut().enumerate() {
            layer.visit_mut(path.element(2 * l), change);
        }
    }
}
// ANCHOR_END: params

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check_layer;
    use ndarray::{ArrayD, array};
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use tensor::Streams;

    const TANH: Activation = Activation::Tanh { beta: 1.0 };
    const LOGISTIC: Activation = Activation::Logistic { beta: 1.0 };

    fn normal(rows: usize, columns: usize) -> Array2<f64> {
        Array2::random_using((rows, columns), StandardNormal, &mut Streams::new(2).stream("x"))
    }

    fn net<F: Real>(widths: &[usize]) -> Mlp<F> {
        Mlp::random(widths, TANH, LOGISTIC, &mut Streams::new(1).stream("init"))
    }

    #[test]
    fn gradient_of_every_entry_matches_at_every_depth() {
        for widths in
            [&[3, 2][..], &[3, 4, 2], &[2, 5, 4, 3], &[2, 3, 3, 3, 1], &[4, 3, 2, 3, 2, 4]]
        {
            check_layer(&mut net(widths), normal(4, widths[0]).view(), 1).assert_passed();
        }
    }

    #[test]
    fn gradient_matches_where_every_layer_has_its_own_activation() {
        let mut mlp = net(&[3, 5, 4, 2]);
        mlp.activations = vec![Activation::Softplus, Activation::Arctan, Activation::Identity];
        check_layer(&mut mlp, normal(6, 3).view(), 1).assert_passed();
    }

    /// Outputs, ∂C/∂x for ∂C/∂ŷ = 1, every gradient by its path, and every output on the way.
    type Seen = (Array2<f64>, Array2<f64>, Vec<(String, ArrayD<f64>)>);

    fn seen(model: &mut impl Layer<f64, Ix2, Out = Ix2>, x: ArrayView2<f64>) -> Seen {
        let (y_hat, cache) = model.forward(x, &mut Mode::Eval);
        let dx = model.backward(x, y_hat.view(), Array2::ones(y_hat.raw_dim()), cache);
        let mut all = Vec::new();
        model.visit(Path::ROOT, &mut |path, _, grad| {
            all.push((path.to_string(), grad.expect("all of it is learned").to_owned()));
        });
        let see = &mut |path: Path<'_>, a: ArrayViewD<f64>| {
            all.push((format!("after {path}"), a.to_owned()));
        };
        assert_eq!(model.observe(x, Path::ROOT, see), y_hat);
        (y_hat, dx, all)
    }

    #[test]
    fn it_is_the_chain_of_its_layers_bit_for_bit() {
        let (mut mlp, x) = (net(&[3, 5, 4, 2]), normal(6, 3));
        let [one, two, three] = mlp.layers.clone().try_into().unwrap();
        let mut chain = one.then(TANH).then(two.then(TANH)).then(three).then(LOGISTIC);
        let ours = seen(&mut mlp, x.view());
        assert_eq!(ours, seen(&mut chain, x.view()));
        let names: Vec<&str> = ours.2.iter().map(|(name, _)| &name[..]).collect();
        let learned = ["0.weight", "0.bias", "2.weight", "2.bias", "4.weight", "4.bias"];
        assert_eq!(names[..6], learned);
        assert_eq!(names[6..], [0, 1, 2, 3, 4, 5].map(|l| format!("after {l}")));
    }

    #[test]
    fn accumulate_leaves_the_gradients_that_backward_leaves() {
        let (mut one, x) = (net(&[3, 4, 2]), normal(5, 3));
        let mut other = one.clone();
        seen(&mut one, x.view());
        let (y_hat, trace) = other.forward(x.view(), &mut Mode::Eval);
        other.accumulate(x.view(), y_hat.view(), Array2::ones((5, 2)), trace);
        assert_eq!(one, other);
    }

    /// 784 · 100 + 100 + 100 · 10 + 10.
    #[test]
    fn the_network_for_digits_has_79_510_parameters() {
        assert_eq!(net::<f32>(&[784, 100, 10]).parameters(), 79_510);
    }

    #[test]
    fn single_precision_is_its_twin_rounded() {
        let x = array![[0.5, -1.0, 2.0]];
        let single = net::<f32>(&[3, 4, 2]).predict(x.mapv(|x| x as f32).view());
        let double = net::<f64>(&[3, 4, 2]).predict(x.view());
        approx::assert_abs_diff_eq!(single.mapv(f64::from), double, epsilon = 1e-6);
    }

    #[test]
    #[should_panic(expected = "Mlp: there are 2 layers and 1 activations")]
    fn every_layer_wants_an_activation() {
        let mut mlp = net(&[3, 4, 2]);
        mlp.activations.pop();
        mlp.predict(normal(1, 3).view());
    }
}

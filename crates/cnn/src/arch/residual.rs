// ANCHOR: residual
//! The way around.

use backprop::{Activation, Change, Layer, Mode, Params, Path, See};
use ndarray::{Array, ArrayView, Dimension};
use tensor::Real;

/// A layer beside a way around it:
///
/// ```text
/// H(x) = F(x) + S(x)          ∂H/∂x = ∂F/∂x + ∂S/∂x
/// ```
///
/// The way around, S, is x itself, so that its derivative is I and no error is lost on it however deep the
/// net; or a projection, where F changes the shape. F has to learn only what is left over, H(x) − x (He and
/// others, 2015; Russian notes §5.4).
#[derive(Clone, Debug)]
pub struct Residual<L, S = Activation> {
    /// F.
    pub layer: L,
    /// S.
    pub shortcut: S,
}

/// What a [`Residual`] keeps: F(x) and S(x) with their receipts.
pub struct Ways<F, D: Dimension, L, S> {
    layer: (Array<F, D>, L),
    shortcut: (Array<F, D>, S),
}

impl<L> Residual<L> {
    /// F(x) + x.
    pub fn new(layer: L) -> Self {
        Self { layer, shortcut: Activation::Identity }
    }
}

impl<L, S> Residual<L, S> {
    /// F(x) + S(x), with a convolution of 1 × 1, say.
    pub fn with_shortcut(layer: L, shortcut: S) -> Self {
        Self { layer, shortcut }
    }
}
// ANCHOR_END: residual

// ANCHOR: layer
impl<F, D, L, S> Layer<F, D> for Residual<L, S>
where
    F: Real,
    D: Dimension,
    L: Layer<F, D>,
    S: Layer<F, D, Out = L::Out>,
{
    type Out = L::Out;
    type Cache = Ways<F, L::Out, L::Cache, S::Cache>;

    /// # Panics
    ///
    /// Where F(x) and S(x) differ in shape.
    #[track_caller]
    fn forward(&self, x: ArrayView<F, D>, mode: &mut Mode<'_>) -> (Array<F, L::Out>, Self::Cache) {
        let layer = self.layer.forward(x.view(), mode);
        let shortcut = self.shortcut.forward(x, mode);
        let (f, s) = (layer.0.shape(), shortcut.0.shape());
        assert!(f == s, "Residual::forward: F(x) is {f:?}, the way around {s:?}");
        (&layer.0 + &shortcut.0, Ways { layer, shortcut })
    }

    #[track_caller]
    fn backward(
        &mut self,
        x: ArrayView<F, D>,
        _y: ArrayView<F, L::Out>,
        dy: Array<F, L::Out>,
        cache: Self::Cache,
    ) -> Array<F, D> {
        let Ways { layer: (f, layer), shortcut: (s, shortcut) } = cache;
        let dx = self.layer.backward(x.view(), f.view(), dy.clone(), layer);
        dx + self.shortcut.backward(x, s.view(), dy, shortcut)
    }
}
// ANCHOR_END: layer

// ANCHOR: params
impl<F: Real, L: Params<F>, S: Params<F>> Params<F> for Residual<L, S> {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, F>) {
        self.layer.visit(path.at("layer"), see);
        self.shortcut.visit(path.at("shortcut"), see);
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, F>) {
        self.layer.visit_mut(path.at("layer"), change);
        self.shortcut.visit_mut(path.at("shortcut"), change);
    }
}
// ANCHOR_END: params

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Conv2d, Window};
    use backprop::{Dense, check_layer};
    use ndarray::{Array1, Array2, Array4};
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use tensor::{Rng, Streams};

    fn rng() -> Rng {
        Streams::new(1).stream("init")
    }

    fn normal(shape: (usize, usize, usize, usize)) -> Array4<f64> {
        Array4::random_using(shape, StandardNormal, &mut Streams::new(2).stream("x"))
    }

    fn conv(from: usize, to: usize, window: Window) -> Conv2d<f64> {
        Conv2d::random(from, to, window, &mut rng())
    }

    #[test]
    fn gradient_matches_around_and_by_projection() {
        let (x, same) = (normal((2, 4, 5, 3)), Window::new(3).same());
        let layer = conv(3, 3, same).then(Activation::Relu).then(conv(3, 3, same));
        check_layer(&mut Residual::new(layer), x.view(), 1).assert_passed();
        let layer = conv(3, 4, same.stride(2)).then(Activation::Relu).then(conv(4, 4, same));
        let projection = conv(3, 4, Window::new(1).stride(2));
        check_layer(&mut Residual::with_shortcut(layer, projection), x.view(), 1).assert_passed();
    }

    #[test]
    fn a_layer_of_zeros_is_the_identity_with_its_derivative() {
        let mut layer = conv(2, 2, Window::new(3).same());
        layer.weight.value.fill(0.0);
        layer.bias.value.fill(0.0);
        let (mut block, x) = (Residual::new(layer), normal((2, 4, 4, 2)));
        let (y, receipt) = block.forward(x.view(), &mut Mode::Eval);
        assert_eq!(y, x);
        let dy = normal((2, 4, 4, 2)) * 3.0;
        assert_eq!(block.backward(x.view(), y.view(), dy.clone(), receipt), dy);
    }

    /// Thirty layers that halve what they see: straight on an error is halved thirty times, with ways around
    /// it grows.
    #[test]
    fn errors_reach_the_first_layer_by_the_way_around() {
        let half = || Dense::new(Array2::eye(3) * 0.5, Array1::<f64>::zeros(3));
        let x = Array2::ones((1, 3));
        let norm = |mut net: Box<dyn FnMut() -> Array2<f64>>| net().mapv(|d| d * d).sum().sqrt();
        let mut plain: Vec<_> = (0..30).map(|_| half()).collect();
        let mut around: Vec<_> = (0..30).map(|_| Residual::new(half())).collect();
        let x_too = x.clone();
        let straight = norm(Box::new(move || {
            let (y, receipt) = plain.forward(x.view(), &mut Mode::Eval);
            plain.backward(x.view(), y.view(), Array2::ones((1, 3)), receipt)
        }));
        let by_the_way = norm(Box::new(move || {
            let (y, receipt) = around.forward(x_too.view(), &mut Mode::Eval);
            around.backward(x_too.view(), y.view(), Array2::ones((1, 3)), receipt)
        }));
        approx::assert_relative_eq!(
            straight,
            3_f64.sqrt() * 0.5_f64.powi(30),
            max_relative = 1e-12
        );
        approx::assert_relative_eq!(
            by_the_way,
            3_f64.sqrt() * 1.5_f64.powi(30),
            max_relative = 1e-12
        );
    }

    /// Two convolutions of 3 × 3 from 64 to 64 maps: 2 · 64 (9 · 64 + 1); a projection to 128 has 128 · 65.
    #[test]
    fn the_way_around_costs_nothing_and_a_projection_little() {
        let same = Window::new(3).same();
        let plain = Residual::new(conv(64, 64, same).then(conv(64, 64, same)));
        assert_eq!(Params::<f64>::parameters(&plain), 2 * 64 * (9 * 64 + 1));
        let wide = Residual::with_shortcut(conv(64, 128, same), conv(64, 128, Window::new(1)));
        assert_eq!(Params::<f64>::parameters(&wide), 128 * (9 * 64 + 1) + 128 * 65);
        let mut paths = Vec::new();
        Params::<f64>::visit(&wide, Path::ROOT, &mut |path, _, _| paths.push(path.to_string()));
        assert_eq!(paths, ["layer.weight", "layer.bias", "shortcut.weight", "shortcut.bias"]);
    }

    #[test]
    #[should_panic(
        expected = "Residual::forward: F(x) is [1, 2, 2, 1], the way around [1, 4, 4, 1]"
    )]
    fn a_way_around_of_another_shape_is_refused() {
        Residual::new(conv(1, 1, Window::new(3))).predict(normal((1, 4, 4, 1)).view());
    }
}

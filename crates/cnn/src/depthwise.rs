// ANCHOR: depthwise
//! Convolution of every channel by itself, and what it saves.

use backprop::{Chain, Change, Layer, Mode, Param, Params, Path, See};
use init::Initializer;
use ndarray::{Array1, Array2, Array4, ArrayView4, Ix1, Ix4};
use tensor::{Real, Rng};

use crate::conv2d::{Conv2d, add_rows, table};
use crate::unfold::Tiles;
use crate::window::Window;

/// One kernel for every channel, and no sum over channels: C maps from C channels.
///
/// ```text
/// z(i, j, c) = b(c) + Σ_m Σ_n x(i s + m − p, j s + n − p, c) w(c, m, n)
/// ```
///
/// x is (B, H, W, C), z (B, H′, W′, C).
#[derive(Clone, Debug, PartialEq)]
pub struct Depthwise<F> {
    /// w, (C, K, K, 1).
    pub weight: Param<F, Ix4>,
    /// b, (C,).
    pub bias: Param<F, Ix1>,
    /// How the kernels move.
    pub window: Window,
}

/// A convolution in two steps: every channel by itself, then 1 × 1 over the channels (MobileNet; Russian
/// notes §5.4 name it).
///
/// It has K²·C + C·O weights where [`Conv2d`] has K²·C·O: 1/O + 1/K² of them.
pub type Separable<F> = Chain<Depthwise<F>, Conv2d<F>>;

/// From `channels` to `maps` in two steps.
pub fn separable<F: Real>(
    channels: usize,
    maps: usize,
    window: Window,
    rng: &mut Rng,
) -> Separable<F> {
    let depthwise = Depthwise::random(channels, window, rng);
    depthwise.then(Conv2d::random(channels, maps, Window::new(1), rng))
}

impl<F: Real> Depthwise<F> {
    /// With weights drawn evenly from ±1/K, and biases of 0.
    pub fn random(channels: usize, window: Window, rng: &mut Rng) -> Self {
        let shape = (channels, window.kernel.0, window.kernel.1, 1);
        let weight = Initializer::Uniform { a: 1.0 }.draw(shape, rng);
        let bias = Param::new(Array1::zeros(channels));
        Self { weight: Param::new(weight), bias, window }
    }

    /// The weights as (K·K, C): those of a pixel beside each other, as its channels are.
    fn by_pixel(&self) -> Array2<F> {
        let (channels, rows, columns, _) = self.weight.value.dim();
        let by_channel = self.weight.value.to_shape((channels, rows * columns));
        by_channel.expect("one entry for each").t().as_standard_layout().into_owned()
    }
}
// ANCHOR_END: depthwise

// ANCHOR: forward
impl<F: Real> Layer<F, Ix4> for Depthwise<F> {
    type Out = Ix4;
    type Cache = ();

    /// # Panics
    ///
    /// Where x has other channels than the weights, or the window no place.
    #[track_caller]
    fn forward(&self, x: ArrayView4<F>, _mode: &mut Mode<'_>) -> (Array4<F>, ()) {
        let (tiles, w) = (self.tiles(x), self.by_pixel());
        let (x, w) = (x.as_standard_layout(), w.as_slice().expect("made here"));
        let x = x.as_slice().expect("in standard layout");
        let bias = self.bias.value.broadcast(tiles.output()).expect("(C,) fits (B, H′, W′, C)");
        let mut z = bias.to_owned();
        let sums = z.as_slice_mut().expect("made row by row");
        tiles.pixels(|pixel, place, at| {
            let w = &w[at * pixel.len()..];
            for ((z, &x), &w) in sums[place].iter_mut().zip(&x[pixel]).zip(w) {
                *z += x * w;
            }
        });
        (z, ())
    }
    // ANCHOR_END: forward

    // ANCHOR: backward
    /// Channel by channel, ∂C/∂w(m, n) += Σ δ x, ∂C/∂b += Σ δ, ∂C/∂x = Σ δ w.
    #[track_caller]
    fn backward(
        &mut self,
        x: ArrayView4<F>,
        _z: ArrayView4<F>,
        delta: Array4<F>,
        _cache: (),
    ) -> Array4<F> {
        let (tiles, w, channels) = (self.tiles(x), self.by_pixel(), x.dim().3);
        let (given, expected) = (delta.dim(), tiles.output());
        assert!(given == expected, "Depthwise::backward: δ is {given:?}, not {expected:?}");
        let (x, delta) = (x.as_standard_layout(), delta.as_standard_layout());
        let (x, delta) = (x.as_slice().expect("row by row"), delta.as_slice().expect("row by row"));
        let (mut dx, mut dw) = (Array4::zeros(tiles.shape), Array2::<F>::zeros(w.dim()));
        let (w, grad) = (w.as_slice().expect("made here"), dw.as_slice_mut().expect("made here"));
        let errors = dx.as_slice_mut().expect("made here");
        tiles.pixels(|pixel, place, at| {
            let weights = at * channels..(at + 1) * channels;
            let both = errors[pixel.clone()].iter_mut().zip(&w[weights.clone()]);
            for (((dx, &w), dw), (&x, &delta)) in
                both.zip(&mut grad[weights]).zip(x[pixel].iter().zip(&delta[place]))
            {
                *dx += delta * w;
                *dw += delta * x;
            }
        });
        let by_channel = dw.t().as_standard_layout().into_owned();
        self.weight.grad +=
            &by_channel.into_shape_with_order(self.weight.grad.dim()).expect("as many");
        add_rows(
            self.bias.grad.as_slice_mut().expect("one after the other"),
            table(delta, channels),
        );
        dx
    }
    // ANCHOR_END: backward
}

// ANCHOR: params
impl<F: Real> Depthwise<F> {
    /// The windows on `x`.
    #[track_caller]
    fn tiles(&self, x: ArrayView4<F>) -> Tiles {
        let (shape, channels) = (x.dim(), self.weight.value.dim().0);
        assert!(
            shape.3 == channels,
            "Depthwise: x is {shape:?}, the weights expect (_, _, _, {channels})"
        );
        Tiles::new(shape, self.window)
    }
}

impl<F: Real> Params<F> for Depthwise<F> {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, F>) {
        self.weight.visit(path.at("weight"), see);
        self.bias.visit(path.at("bias"), see);
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, F>) {
        self.weight.visit_mut(path.at("weight"), change);
        self.bias.visit_mut(path.at("bias"), change);
    }
}
// ANCHOR_END: params

#[cfg(test)]
mod tests {
    use super::*;
    use backprop::check_layer;
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use tensor::Streams;

    fn normal(shape: (usize, usize, usize, usize)) -> Array4<f64> {
        Array4::random_using(shape, StandardNormal, &mut Streams::new(2).stream("x"))
    }

    fn layer(channels: usize, window: Window) -> Depthwise<f64> {
        let mut layer = Depthwise::random(channels, window, &mut Streams::new(1).stream("init"));
        layer.bias.value = Array1::from_shape_fn(channels, |c| c as f64 - 0.5);
        layer
    }

    #[test]
    fn gradient_matches_with_stride_and_padding_and_in_two_steps() {
        let x = normal((2, 5, 4, 3));
        for window in
            [Window::new(3), Window::new(3).stride(2).padding(1), Window::new(2).padding(1)]
        {
            check_layer(&mut layer(3, window), x.view(), 1).assert_passed();
        }
        let mut rng = Streams::new(1).stream("init");
        check_layer(&mut separable(3, 4, Window::new(3), &mut rng), x.view(), 1).assert_passed();
    }

    /// The same as a full convolution in which every map sees one channel and 0 of the others.
    #[test]
    fn it_is_a_convolution_with_the_other_channels_cut_off() {
        let window = Window::new(3).stride(2).padding(1);
        let (layer, x) = (layer(3, window), normal((2, 6, 5, 3)));
        let weight = Array4::from_shape_fn((3, 3, 3, 3), |(k, m, n, c)| match k == c {
            true => layer.weight.value[[k, m, n, 0]],
            false => 0.0,
        });
        let full = Conv2d::new(weight, layer.bias.value.clone(), window);
        approx::assert_abs_diff_eq!(
            layer.predict(x.view()),
            full.predict(x.view()),
            epsilon = 1e-14
        );
    }

    /// K = 3, C = 8, O = 16: 72 + 128 weights of 1152, which is 1/16 + 1/9.
    #[test]
    fn two_steps_have_1_by_o_plus_1_by_k_squared_of_the_weights() {
        let mut rng = Streams::new(1).stream("init");
        let two: Separable<f64> = separable(8, 16, Window::new(3), &mut rng);
        let one: Conv2d<f64> = Conv2d::random(8, 16, Window::new(3), &mut rng);
        let weights = two.first.weight.value.len() + two.second.weight.value.len();
        assert_eq!((weights, one.weight.value.len()), (200, 1152));
        let share = weights as f64 / one.weight.value.len() as f64;
        assert!((share - (1.0 / 16.0 + 1.0 / 9.0)).abs() < 1e-15);
        assert_eq!(Params::<f64>::parameters(&two), 72 + 8 + 128 + 16);
    }

    #[test]
    #[should_panic(expected = "Depthwise: x is (1, 5, 5, 3), the weights expect (_, _, _, 2)")]
    fn other_channels_are_refused() {
        layer(2, Window::new(3)).predict(normal((1, 5, 5, 3)).view());
    }

    #[test]
    #[should_panic(expected = "Depthwise::backward: δ is (1, 5, 5, 2), not (1, 3, 3, 2)")]
    fn errors_of_another_size_are_refused() {
        let x = normal((1, 5, 5, 2));
        layer(2, Window::new(3)).backward(x.view(), x.view(), x.clone(), ());
    }
}

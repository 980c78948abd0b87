// ANCHOR: transposed
//! The way back of a convolution, as a layer: from a small map to a large image.

use backprop::{Change, Layer, Mode, Param, Params, Path, See};
use ndarray::{Array1, Array4, ArrayView4, Ix1, Ix4};
use tensor::{Real, Rng, add_matmul};

use crate::conv2d::{Conv2d, add_rows, table, table_mut};
use crate::unfold::Tiles;
use crate::window::Window;

/// The transposed convolution: makes y of x as the way back of a [`Conv2d`] makes ∂C/∂x of δ, with biases.
///
/// ```text
/// y = fold(x W) + b         H = (H′ − 1) s + k − 2p
/// ```
///
/// x is (B, H′, W′, O) and y (B, H, W, C): every pixel of x prints the kernel, times its value, and prints
/// that overlap add up. As a matrix it is Tᵀ of [`toeplitz`](crate::toeplitz()), not its inverse.
#[derive(Clone, Debug, PartialEq)]
pub struct ConvTranspose2d<F> {
    /// W, (O, K, K, C), as of the convolution that goes the other way.
    pub weight: Param<F, Ix4>,
    /// b, (C,).
    pub bias: Param<F, Ix1>,
    /// How the prints are placed.
    pub window: Window,
}

impl<F: Real> ConvTranspose2d<F> {
    /// With the weights (O, K, K, C) and biases (C,) given.
    ///
    /// # Panics
    ///
    /// Where they are not of as many channels, or not of the window's kernel.
    #[track_caller]
    pub fn new(weight: Array4<F>, bias: Array1<F>, window: Window) -> Self {
        let (_, rows, columns, channels) = weight.dim();
        let fits = channels == bias.len() && (rows, columns) == window.kernel;
        let (w, b) = (weight.dim(), bias.len());
        assert!(fits, "ConvTranspose2d::new: the weights are {w:?}, the biases ({b},), {window}");
        let weight = weight.as_standard_layout().into_owned();
        Self { weight: Param::new(weight), bias: Param::new(bias), window }
    }

    /// From `maps` to `channels`, with weights drawn as those of the convolution from `channels` to `maps`,
    /// and biases of 0.
    pub fn random(maps: usize, channels: usize, window: Window, rng: &mut Rng) -> Self {
        let convolution = Conv2d::random(channels, maps, window, rng);
        Self::new(convolution.weight.value, Array1::zeros(channels), window)
    }
}
// ANCHOR_END: transposed

// ANCHOR: forward
impl<F: Real> Layer<F, Ix4> for ConvTranspose2d<F> {
    type Out = Ix4;
    type Cache = ();

    /// # Panics
    ///
    /// Where x has other maps than the weights, or the frame is larger than what is printed.
    #[track_caller]
    fn forward(&self, x: ArrayView4<F>, _mode: &mut Mode<'_>) -> (Array4<F>, ()) {
        let tiles = self.tiles(x);
        let bias = self.bias.value.broadcast(tiles.shape).expect("(C,) fits (B, H, W, C)");
        let mut y = bias.to_owned();
        let (x, maps) = (x.as_standard_layout(), x.dim().3);
        let mut x = x.as_slice().expect("in standard layout");
        let weight = table(self.weight.value.as_slice().expect("row by row"), tiles.area);
        for rows in tiles.chunks() {
            let here;
            (here, x) = x.split_at(rows.len() * tiles.across * maps);
            let prints = table(here, maps).dot(&weight);
            let prints = prints.as_slice().expect("made row by row");
            tiles.fold(prints, rows, y.as_slice_mut().expect("made row by row"));
        }
        (y, ())
    }
    // ANCHOR_END: forward

    // ANCHOR: backward
    /// With P = unfold(∂C/∂y), (N, K·K·C):
    ///
    /// ```text
    /// ∂C/∂x = P Wᵀ        ∂C/∂W += xᵀ P        ∂C/∂b += Σ ∂C/∂y over all pixels
    /// ```
    #[track_caller]
    fn backward(
        &mut self,
        x: ArrayView4<F>,
        _y: ArrayView4<F>,
        dy: Array4<F>,
        _cache: (),
    ) -> Array4<F> {
        let (tiles, given) = (self.tiles(x), dy.dim());
        let expected = tiles.shape;
        assert!(
            given == expected,
            "ConvTranspose2d::backward: ∂C/∂y is {given:?}, not {expected:?}"
        );
        let (x, dy, maps) = (x.as_standard_layout(), dy.as_standard_layout(), x.dim().3);
        let dy = dy.as_slice().expect("in standard layout");
        let mut x_left = x.as_slice().expect("in standard layout");
        let mut dx = Array4::zeros(x.dim());
        let mut dx_left = dx.as_slice_mut().expect("made here");
        let weight = table(self.weight.value.as_slice().expect("row by row"), tiles.area);
        let grad = self.weight.grad.as_slice_mut().expect("row by row");
        for rows in tiles.chunks() {
            let places = rows.len() * tiles.across;
            let (here, dx_here);
            (here, x_left) = x_left.split_at(places * maps);
            (dx_here, dx_left) = std::mem::take(&mut dx_left).split_at_mut(places * maps);
            let mut windows = vec![F::zero(); places * tiles.area];
            tiles.unfold(dy, rows, &mut windows);
            let p = table(&windows, tiles.area);
            add_matmul(&mut table_mut(dx_here, maps), p, weight.t());
            add_matmul(&mut table_mut(grad, tiles.area), table(here, maps).t(), p);
        }
        add_rows(
            self.bias.grad.as_slice_mut().expect("one after the other"),
            table(dy, tiles.shape.3),
        );
        dx
    }
    // ANCHOR_END: backward
}

// ANCHOR: size
impl<F: Real> ConvTranspose2d<F> {
    /// The windows on y, one for each pixel of `x`.
    #[track_caller]
    fn tiles(&self, x: ArrayView4<F>) -> Tiles {
        let ((batch, down, across, maps), window) = (x.dim(), self.window);
        let (expected, rows, columns, channels) = self.weight.value.dim();
        let side = |places: usize, stride: usize, kernel: usize, padding: usize| {
            (places.checked_sub(1)? * stride + kernel)
                .checked_sub(2 * padding)
                .filter(|&side| side > 0)
        };
        let height = side(down, window.stride.0, rows, window.padding.0);
        let width = side(across, window.stride.1, columns, window.padding.1);
        let (Some(height), Some(width), true) = (height, width, maps == expected) else {
            panic!(
                "ConvTranspose2d: x is {:?}, the weights {:?}, {window}",
                x.dim(),
                self.weight.value.dim()
            )
        };
        Tiles::new((batch, height, width, channels), window)
    }
}
// ANCHOR_END: size

// ANCHOR: params
impl<F: Real> Params<F> for ConvTranspose2d<F> {
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
    use crate::toeplitz;
    use backprop::check_layer;
    use ndarray::{array, s};
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use proptest::prelude::*;
    use tensor::Streams;

    fn normal(shape: (usize, usize, usize, usize), seed: u64) -> Array4<f64> {
        Array4::random_using(shape, StandardNormal, &mut Streams::new(seed).stream("x"))
    }

    fn layer(maps: usize, channels: usize, window: Window) -> ConvTranspose2d<f64> {
        ConvTranspose2d::random(maps, channels, window, &mut Streams::new(1).stream("init"))
    }

    #[test]
    fn gradient_matches_with_stride_padding_and_channels() {
        for (k, s, p) in [(1, 1, 0), (3, 1, 1), (3, 2, 1), (2, 3, 0), (4, 2, 2)] {
            let window = Window::new(k).stride(s).padding(p);
            check_layer(&mut layer(2, 3, window), normal((2, 3, 4, 2), 2).view(), 1)
                .assert_passed();
        }
    }

    /// 2 and 3 print 1 10 100, one pixel apart: 2 20 200 0 and 0 3 30 300.
    #[test]
    fn every_pixel_prints_the_kernel() {
        let weight = Array4::from_shape_vec((1, 1, 3, 1), vec![1.0, 10.0, 100.0]).unwrap();
        let layer = ConvTranspose2d::new(weight, array![0.0], Window::rectangle(1, 3));
        let x = Array4::from_shape_vec((1, 1, 2, 1), vec![2.0, 3.0]).unwrap();
        assert_eq!(layer.predict(x.view()).flatten().to_vec(), [2.0, 23.0, 230.0, 300.0]);
    }

    #[test]
    fn it_is_the_transposed_matrix() {
        let window = Window::new(3).stride(2).padding(1);
        let (layer, x) = (layer(1, 1, window), normal((1, 3, 3, 1), 2));
        let kernel = layer.weight.value.slice(s![0, .., .., 0]);
        let t = toeplitz(kernel, (5, 5), window);
        let y = layer.predict(x.view());
        assert_eq!(y.dim(), (1, 5, 5, 1));
        approx::assert_abs_diff_eq!(
            t.t().dot(&x.flatten()),
            y.flatten().to_owned(),
            epsilon = 1e-14
        );
    }

    proptest! {
        /// ⟨conv(x), y⟩ = ⟨x, transposed(y)⟩ with the same weights: it is what takes errors back.
        #[test]
        fn it_is_the_adjoint_of_the_convolution(
            seed: u64, k in 1..5_usize, s in 1..4_usize, p in 0..2_usize, c in 1..3_usize, steps in 1..4_usize,
        ) {
            prop_assume!(steps * s + k > 2 * p);
            let window = Window::new(k).stride(s).padding(p);
            let back = layer(3, c, window);
            let biases = Array1::zeros(3);
            let mut conv = Conv2d::new(back.weight.value.clone(), biases, window);
            let y = normal((2, steps + 1, steps + 1, 3), seed);
            let printed = back.predict(y.view());
            let x = normal(printed.dim(), !seed);
            let z = conv.predict(x.view());
            prop_assert_eq!(z.dim(), y.dim());
            prop_assert!(((&z * &y).sum() - (&x * &printed).sum()).abs() < 1e-9);
            let dx = conv.backward(x.view(), z.view(), y, ());
            prop_assert!((&dx - &printed).iter().all(|d| d.abs() < 1e-12));
        }
    }

    #[test]
    #[should_panic(
        expected = "ConvTranspose2d: x is (1, 2, 2, 3), the weights (2, 3, 3, 1), window 3 × 3"
    )]
    fn other_maps_are_refused() {
        layer(2, 1, Window::new(3)).predict(normal((1, 2, 2, 3), 1).view());
    }

    #[test]
    #[should_panic(
        expected = "x is (1, 1, 1, 1), the weights (1, 2, 2, 1), window 2 × 2, stride 1, padding 1"
    )]
    fn a_frame_that_swallows_everything_is_refused() {
        layer(1, 1, Window::new(2).padding(1)).predict(normal((1, 1, 1, 1), 1).view());
    }

    #[test]
    #[should_panic(expected = "ConvTranspose2d::backward: ∂C/∂y is (1, 2, 2, 1), not (1, 4, 4, 1)")]
    fn errors_of_another_size_are_refused() {
        let x = normal((1, 2, 2, 1), 1);
        layer(1, 1, Window::new(3)).backward(x.view(), x.view(), x.clone(), ());
    }

    #[test]
    #[should_panic(expected = "the weights are (2, 3, 3, 1), the biases (2,), window 3 × 3")]
    fn biases_of_other_channels_are_refused() {
        ConvTranspose2d::new(normal((2, 3, 3, 1), 1), Array1::zeros(2), Window::new(3));
    }
}

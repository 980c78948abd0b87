// ANCHOR: conv2d
//! The convolutional layer, for a whole batch at once.

use backprop::{Change, Layer, Mode, Param, Params, Path, See};
use init::Initializer;
use ndarray::linalg::general_mat_mul;
use ndarray::{
    Array1, Array2, Array4, ArrayView2, ArrayView4, ArrayViewMut2, CowArray, Ix1, Ix2, Ix4,
};
use tensor::{Real, Rng, add_matmul};

use crate::unfold::Tiles;
use crate::window::Window;

/// A convolutional layer: O maps of (H′, W′) from C channels of (H, W).
///
/// Unfolded into windows, P, it is a dense layer that sees one window after the other:
///
/// ```text
/// Z = P Wᵀ + 1 bᵀ          (N, O) = (N, K·K·C) (K·K·C, O) + (N, O),     N = B·H′·W′
/// ```
///
/// The rows of Z are the pixels of the maps, (B, H′, W′, O), so nothing is turned around. x is
/// (B, H, W, C). P is never held as a whole: windows are made for as many rows of places as fit into the
/// cache, and made again on the way back.
///
/// Sources: Polish lecture 7; Hungarian notes, *implementation*; Russian notes §5.2.
#[derive(Clone, Debug, PartialEq)]
pub struct Conv2d<F> {
    /// W, (O, K, K, C): a kernel for each map and each channel.
    pub weight: Param<F, Ix4>,
    /// b, (O,): one for each map.
    pub bias: Param<F, Ix1>,
    /// How the kernels move.
    pub window: Window,
}
// ANCHOR_END: conv2d

// ANCHOR: new
impl<F: Real> Conv2d<F> {
    /// With the weights (O, K, K, C) and biases (O,) given.
    ///
    /// # Panics
    ///
    /// Where they are not of as many maps, or not of the window's kernel.
    #[track_caller]
    pub fn new(weight: Array4<F>, bias: Array1<F>, window: Window) -> Self {
        let (maps, rows, columns, _) = weight.dim();
        let fits = maps == bias.len() && (rows, columns) == window.kernel;
        let (w, b) = (weight.dim(), bias.len());
        assert!(fits, "Conv2d::new: the weights are {w:?}, the biases ({b},), {window}");
        Self { weight: Param::new(weight), bias: Param::new(bias), window }
    }

    /// With weights and biases drawn evenly from ±1/√n, where n = K·K·C is what a neuron sums.
    pub fn random(channels: usize, maps: usize, window: Window, rng: &mut Rng) -> Self {
        let (rows, columns) = window.kernel;
        let weight = Initializer::Uniform { a: 1.0 }.draw((maps, rows, columns, channels), rng);
        let bound = 1.0 / ((rows * columns * channels) as f64).sqrt();
        let bias: Array2<F> = Initializer::Within(bound).draw((maps, 1), rng);
        Self::new(weight, bias.flatten().to_owned(), window)
    }

    /// W as a matrix, (O, K·K·C).
    fn matrix(&self) -> CowArray<'_, F, Ix2> {
        let (maps, rows, columns, channels) = self.weight.value.dim();
        self.weight.value.to_shape((maps, rows * columns * channels)).expect("as many entries")
    }
}
// ANCHOR_END: new

// ANCHOR: forward
impl<F: Real> Layer<F, Ix4> for Conv2d<F> {
    type Out = Ix4;
    type Cache = ();

    /// # Panics
    ///
    /// Where x has other channels than the weights, or the window no place.
    #[track_caller]
    fn forward(&self, x: ArrayView4<F>, _mode: &mut Mode<'_>) -> (Array4<F>, ()) {
        let (tiles, w, b) = (self.tiles(x), self.matrix(), self.bias.value.to_vec());
        let (x, maps) = (x.as_standard_layout(), b.len());
        let x = x.as_slice().expect("in standard layout");
        let mut z = Vec::with_capacity(tiles.rows() * tiles.across * maps);
        let mut windows = Vec::new();
        for rows in tiles.chunks() {
            let (from, places) = (z.len(), rows.len() * tiles.across);
            windows.resize(places * tiles.area, F::zero());
            tiles.unfold(x, rows, &mut windows);
            (0..places).for_each(|_| z.extend_from_slice(&b));
            add_matmul(&mut table_mut(&mut z[from..], maps), table(&windows, tiles.area), w.t());
        }
        let shape = (tiles.shape.0, tiles.down, tiles.across, maps);
        (Array4::from_shape_vec(shape, z).expect("a row for each place"), ())
    }
    // ANCHOR_END: forward

    // ANCHOR: backward
    /// δ = ∂C/∂Z as (N, O), and a pixel sums over every window that contains it:
    ///
    /// ```text
    /// ∂C/∂W += δᵀ P            (O, K·K·C) = (O, N) (N, K·K·C)
    /// ∂C/∂b += Σ δ over rows   (O,)
    /// ∂C/∂X  = fold(δ W)       δ W is (N, K·K·C)
    /// ```
    #[track_caller]
    fn backward(
        &mut self,
        x: ArrayView4<F>,
        _z: ArrayView4<F>,
        delta: Array4<F>,
        _cache: (),
    ) -> Array4<F> {
        let mut dx = Array4::zeros(x.dim());
        self.back(x, delta, dx.as_slice_mut());
        dx
    }

    #[track_caller]
    fn accumulate(&mut self, x: ArrayView4<F>, _z: ArrayView4<F>, delta: Array4<F>, _cache: ()) {
        self.back(x, delta, None);
    }
    // ANCHOR_END: backward
}

impl<F: Real> Conv2d<F> {
    // ANCHOR: back
    /// Adds to the gradients, and to ∂C/∂x where that is asked for.
    #[track_caller]
    fn back(&mut self, x: ArrayView4<F>, delta: Array4<F>, mut dx: Option<&mut [F]>) {
        let (tiles, maps) = (self.tiles(x), self.bias.value.len());
        let expected = (tiles.shape.0, tiles.down, tiles.across, maps);
        assert!(
            delta.dim() == expected,
            "Conv2d::backward: δ is {:?}, not {expected:?}",
            delta.dim()
        );
        let (x, delta) = (x.as_standard_layout(), delta.as_standard_layout());
        let x = x.as_slice().expect("in standard layout");
        let mut delta = delta.as_slice().expect("in standard layout");
        let mut windows = Vec::new();
        for rows in tiles.chunks() {
            let places = rows.len() * tiles.across;
            let delta_slice;
            (delta_slice, delta) = delta.split_at(places * maps);
            windows.resize(places * tiles.area, F::zero());
            tiles.unfold(x, rows.clone(), &mut windows);
            let (p, delta_rows) = (table(&windows, tiles.area), table(delta_slice, maps));
            let weight = self.weight.grad.as_slice_mut().expect("stored row by row");
            add_matmul(&mut table_mut(weight, tiles.area), delta_rows.t(), p);
            add_rows(self.bias.grad.as_slice_mut().expect("one after the other"), delta_rows);
            if let Some(dx) = &mut dx {
                // P is no longer needed: δ W takes its place in memory.
                let mut d_windows = table_mut(&mut windows, tiles.area);
                general_mat_mul(F::one(), &delta_rows, &self.matrix(), F::zero(), &mut d_windows);
                tiles.fold(&windows, rows, dx);
            }
        }
    }
    // ANCHOR_END: back

    // ANCHOR: check
    /// The windows on `x`.
    #[track_caller]
    fn tiles(&self, x: ArrayView4<F>) -> Tiles {
        let (shape, channels) = (x.dim(), self.weight.value.dim().3);
        assert!(
            shape.3 == channels,
            "Conv2d: x is {shape:?}, the weights expect (_, _, _, {channels})"
        );
        Tiles::new(shape, self.window)
    }
    // ANCHOR_END: check
}

// ANCHOR: table
/// Numbers in a row as a table of `columns`.
pub(crate) fn table<F>(numbers: &[F], columns: usize) -> ArrayView2<'_, F> {
    let rows = numbers.len() / columns.max(1);
    ArrayView2::from_shape((rows, columns), numbers).expect("whole rows")
}

/// The same, to be changed.
pub(crate) fn table_mut<F>(numbers: &mut [F], columns: usize) -> ArrayViewMut2<'_, F> {
    let rows = numbers.len() / columns.max(1);
    ArrayViewMut2::from_shape((rows, columns), numbers).expect("whole rows")
}

/// Adds every row of `rows`, (N, O), to `sum`, (O,).
pub(crate) fn add_rows<F: Real>(sum: &mut [F], rows: ArrayView2<F>) {
    let numbers = rows.as_slice().expect("row by row");
    for row in numbers.chunks_exact(sum.len().max(1)) {
        sum.iter_mut().zip(row).for_each(|(sum, &number)| *sum += number);
    }
}
// ANCHOR_END: table

// ANCHOR: params
impl<F: Real> Params<F> for Conv2d<F> {
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
    use crate::classic::convolve;
    use backprop::check_layer;
    use ndarray::{Axis, s};
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use proptest::prelude::*;
    use tensor::Streams;

    fn normal(shape: (usize, usize, usize, usize), seed: u64) -> Array4<f64> {
        Array4::random_using(shape, StandardNormal, &mut Streams::new(seed).stream("x"))
    }

    fn layer(channels: usize, maps: usize, window: Window) -> Conv2d<f64> {
        Conv2d::random(channels, maps, window, &mut Streams::new(1).stream("init"))
    }

    #[test]
    fn gradient_matches_with_stride_padding_and_channels() {
        for (k, stride, padding, channels, maps) in
            [(1, 1, 0, 3, 2), (2, 1, 0, 1, 1), (3, 1, 1, 2, 3), (3, 2, 1, 2, 2), (2, 3, 2, 1, 4)]
        {
            let window = Window::new(k).stride(stride).padding(padding);
            let x = normal((2, 5, 4, channels), 2);
            check_layer(&mut layer(channels, maps, window), x.view(), 1).assert_passed();
        }
        let wide = Window::rectangle(1, 3).same();
        check_layer(&mut layer(2, 2, wide), normal((1, 3, 4, 2), 3).view(), 1).assert_passed();
    }

    proptest! {
        /// Images with their frame are up to five pixels larger than the kernel: there is always a place.
        #[test]
        fn it_is_the_loops_for_every_image(
            seed: u64, kh in 1..=11_usize, kw in 1..=11_usize, s in 1..=3_usize, p in 0..=5_usize,
            more in (0..6_usize, 0..6_usize), c in 1..4_usize, maps in 1..4_usize,
        ) {
            let window = Window::rectangle(kh, kw).stride(s).padding(p);
            let side = |k: usize, more| k.saturating_sub(2 * p).max(1) + more;
            let shape = (3, side(kh, more.0), side(kw, more.1), c);
            let (layer, x) = (layer(c, maps, window), normal(shape, seed));
            let z = layer.predict(x.view());
            for (x, z) in x.outer_iter().zip(z.outer_iter()) {
                let (w, b) = (layer.weight.value.view(), layer.bias.value.view());
                let loops = convolve(x, w, b, window);
                prop_assert_eq!(z.dim(), loops.dim());
                prop_assert!((&z - &loops).iter().all(|d| d.abs() < 1e-12));
            }
        }

        /// ⟨A x, y⟩ = ⟨x, Aᵀ y⟩ for A = the layer without its biases.
        #[test]
        fn backward_is_the_adjoint_of_forward(
            seed: u64, k in 1..5_usize, s in 1..4_usize, p in 0..3_usize, c in 1..4_usize, batch in 1..4_usize,
        ) {
            let mut layer = layer(c, 3, Window::new(k).stride(s).padding(p));
            layer.bias.value.fill(0.0);
            let x = normal((batch, 7, 6, c), seed);
            let z = layer.predict(x.view());
            let y = normal(z.dim(), !seed);
            let back = layer.backward(x.view(), z.view(), y.clone(), ());
            prop_assert!(((&z * &y).sum() - (&x * &back).sum()).abs() < 1e-9);
        }
    }

    /// 40 images of 30 × 30 with 4 channels are 5 MB of windows: many chunks, cut in the middle of images.
    #[test]
    fn chunks_change_nothing_but_the_order_of_sums() {
        let (mut whole, x) = (layer(4, 3, Window::new(5).padding(1)), normal((40, 30, 30, 4), 1));
        assert!(whole.tiles(x.view()).chunks().count() > 10);
        let mut single = whole.clone();
        let z = whole.predict(x.view());
        let delta = normal(z.dim(), 2);
        let dx = whole.backward(x.view(), z.view(), delta.clone(), ());
        for (image, x) in x.axis_chunks_iter(Axis(0), 1).enumerate() {
            let one = |all: &Array4<f64>| all.slice(s![image..=image, .., .., ..]).to_owned();
            let z_one = single.predict(x);
            approx::assert_abs_diff_eq!(z_one, one(&z), epsilon = 1e-12);
            let back = single.backward(x, z_one.view(), one(&delta), ());
            approx::assert_abs_diff_eq!(back, one(&dx), epsilon = 1e-12);
        }
        approx::assert_abs_diff_eq!(single.weight.grad, whole.weight.grad, epsilon = 1e-9);
        approx::assert_abs_diff_eq!(single.bias.grad, whole.bias.grad, epsilon = 1e-9);
    }

    #[test]
    fn accumulate_leaves_the_gradients_that_backward_leaves() {
        let (mut one, x) = (layer(2, 3, Window::new(3)), normal((2, 5, 5, 2), 1));
        let (mut other, z) = (one.clone(), one.predict(x.view()));
        one.backward(x.view(), z.view(), z.clone(), ());
        other.accumulate(x.view(), z.view(), z.clone(), ());
        assert_eq!(one, other);
    }

    /// A 1 × 1 kernel is a dense layer that every pixel goes through by itself.
    #[test]
    fn one_by_one_is_a_dense_layer_for_each_pixel() {
        let (layer, x) = (layer(3, 2, Window::new(1)), normal((2, 4, 5, 3), 1));
        let pixels = x.to_shape((40, 3)).unwrap();
        let dense = backprop::Dense::new(layer.matrix().into_owned(), layer.bias.value.clone());
        let z = layer.predict(x.view()).into_shape_with_order((40, 2)).unwrap();
        approx::assert_abs_diff_eq!(dense.predict(pixels.view()), z, epsilon = 1e-14);
    }

    #[test]
    fn images_and_weights_in_another_memory_order_are_taken_as_they_are_seen() {
        let (x, w) = (normal((2, 5, 4, 3), 1), normal((3, 3, 2, 2), 2));
        let (x, w) = (x.permuted_axes([0, 2, 1, 3]), w.permuted_axes([2, 0, 1, 3]));
        let copy = |a: &Array4<f64>| a.as_standard_layout().into_owned();
        let mut turned = Conv2d::new(w.clone(), Array1::ones(2), Window::new(3));
        let mut plain = Conv2d::new(copy(&w), Array1::ones(2), Window::new(3));
        let x = x.slice(s![.., .., .., ..2]);
        let z = plain.predict(x.as_standard_layout().view());
        assert_eq!(turned.predict(x), z);
        plain.accumulate(x, z.view(), z.clone(), ());
        turned.accumulate(x, z.view(), z.clone(), ());
        assert_eq!(plain.weight.grad, turned.weight.grad);
    }

    #[test]
    fn an_empty_batch_has_no_maps_and_no_gradient() {
        let (mut layer, x) = (layer(1, 2, Window::new(3)), normal((0, 5, 5, 1), 1));
        let z = layer.predict(x.view());
        assert_eq!(z.dim(), (0, 3, 3, 2));
        assert_eq!(layer.backward(x.view(), z.view(), z.clone(), ()).dim(), (0, 5, 5, 1));
    }

    #[test]
    #[should_panic(expected = "Conv2d: x is (1, 5, 5, 3), the weights expect (_, _, _, 2)")]
    fn other_channels_are_refused() {
        layer(2, 1, Window::new(3)).predict(normal((1, 5, 5, 3), 1).view());
    }

    #[test]
    #[should_panic(expected = "Conv2d::backward: δ is (1, 5, 5, 1), not (1, 3, 3, 1)")]
    fn errors_of_other_maps_are_refused() {
        let x = normal((1, 5, 5, 1), 1);
        layer(1, 1, Window::new(3)).backward(x.view(), x.view(), x.clone(), ());
    }

    #[test]
    #[should_panic(expected = "the weights are (2, 3, 3, 1), the biases (3,), window 3 × 3")]
    fn biases_of_other_maps_are_refused() {
        Conv2d::new(normal((2, 3, 3, 1), 1), Array1::zeros(3), Window::new(3));
    }
}

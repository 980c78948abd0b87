// ANCHOR: average
//! Pooling by the mean: of every window, or of the whole map.

use backprop::{Layer, Mode, Params};
use ndarray::{Array2, Array4, ArrayView2, ArrayView4, Axis, Ix2, Ix4};
use tensor::Real;

use crate::unfold::Tiles;
use crate::window::Window;

/// The mean pixel of every window, channel by channel; pixels of the frame count as 0.
///
/// ```text
/// y(i, j, c) = 1/K² Σ_m Σ_n x(i s + m − p, j s + n − p, c)
/// ```
///
/// x is (B, H, W, C), y (B, H′, W′, C). On the way back every pixel of a window has 1/K² of its error: the
/// connections are 1/K², and not 1 as a slide has it (Polish lecture 7, *the pooling layer*).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AveragePool {
    window: Window,
}

impl AveragePool {
    /// Over disjoint blocks of `k` × `k`.
    pub fn new(k: usize) -> Self {
        Self::over(Window::blocks(k))
    }

    /// Over the windows that `window` says.
    pub fn over(window: Window) -> Self {
        Self { window }
    }

    /// 1/K².
    fn share<F: Real>(self) -> F {
        F::of(1.0 / (self.window.kernel.0 * self.window.kernel.1) as f64)
    }
}
// ANCHOR_END: average

// ANCHOR: layer
impl<F: Real> Params<F> for AveragePool {}

impl<F: Real> Layer<F, Ix4> for AveragePool {
    type Out = Ix4;
    type Cache = ();

    #[track_caller]
    fn forward(&self, x: ArrayView4<F>, _mode: &mut Mode<'_>) -> (Array4<F>, ()) {
        let (tiles, share) = (Tiles::new(x.dim(), self.window), self.share());
        let x = x.as_standard_layout();
        let x = x.as_slice().expect("in standard layout");
        let mut y = Array4::zeros(tiles.output());
        let sums = y.as_slice_mut().expect("made here");
        tiles.pixels(|pixel, place, _| add(&mut sums[place], &x[pixel], share));
        (y, ())
    }

    #[track_caller]
    fn backward(
        &mut self,
        x: ArrayView4<F>,
        _y: ArrayView4<F>,
        dy: Array4<F>,
        _cache: (),
    ) -> Array4<F> {
        let (tiles, share) = (Tiles::new(x.dim(), self.window), self.share());
        let (given, expected) = (dy.dim(), tiles.output());
        assert!(given == expected, "AveragePool::backward: ∂C/∂y is {given:?}, not {expected:?}");
        let dy = dy.as_standard_layout();
        let dy = dy.as_slice().expect("in standard layout");
        let mut dx = Array4::zeros(x.dim());
        let sums = dx.as_slice_mut().expect("made here");
        tiles.pixels(|pixel, place, _| add(&mut sums[pixel], &dy[place], share));
        dx
    }
}

/// sum ← sum + share · x.
fn add<F: Real>(sum: &mut [F], x: &[F], share: F) {
    sum.iter_mut().zip(x).for_each(|(sum, &x)| *sum += share * x);
}
// ANCHOR_END: layer

// ANCHOR: global
/// The mean of every map: (B, C) from (B, H, W, C). What is left does not tell where in the image it was
/// found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GlobalAverage;

impl<F: Real> Params<F> for GlobalAverage {}

impl<F: Real> Layer<F, Ix4> for GlobalAverage {
    type Out = Ix2;
    type Cache = ();

    /// # Panics
    ///
    /// Where the images have no pixels.
    #[track_caller]
    fn forward(&self, x: ArrayView4<F>, _mode: &mut Mode<'_>) -> (Array2<F>, ()) {
        let pixels = x.dim().1 * x.dim().2;
        assert!(pixels > 0, "GlobalAverage::forward: x is {:?}", x.dim());
        (x.sum_axis(Axis(1)).sum_axis(Axis(1)) / F::of(pixels as f64), ())
    }

    #[track_caller]
    fn backward(
        &mut self,
        x: ArrayView4<F>,
        _y: ArrayView2<F>,
        dy: Array2<F>,
        _cache: (),
    ) -> Array4<F> {
        let (batch, height, width, channels) = x.dim();
        let given = dy.dim();
        assert!(
            given == (batch, channels),
            "GlobalAverage::backward: x is {:?}, ∂C/∂y {given:?}",
            x.dim()
        );
        let share = dy / F::of((height * width) as f64);
        let share = share.insert_axis(Axis(1)).insert_axis(Axis(1));
        share.broadcast(x.dim()).expect("1 × 1 fits any image").to_owned()
    }
}
// ANCHOR_END: global

#[cfg(test)]
mod tests {
    use super::*;
    use backprop::check_layer;
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use proptest::prelude::*;
    use tensor::Streams;

    fn normal(shape: (usize, usize, usize, usize), seed: u64) -> Array4<f64> {
        Array4::random_using(shape, StandardNormal, &mut Streams::new(seed).stream("x"))
    }

    #[test]
    fn gradient_matches_of_windows_and_of_the_whole_map() {
        let x = normal((2, 5, 4, 3), 1);
        for window in [Window::blocks(2), Window::new(3).padding(1), Window::new(3).stride(2)] {
            check_layer(&mut AveragePool::over(window), x.view(), 1).assert_passed();
        }
        check_layer(&mut GlobalAverage, x.view(), 1).assert_passed();
    }

    /// The mean is a convolution with 1/K² everywhere, channel by channel.
    #[test]
    fn it_is_a_convolution_with_equal_weights() {
        let (x, window) = (normal((2, 6, 5, 1), 1), Window::new(3).stride(2).padding(1));
        let weight = Array4::from_elem((1, 3, 3, 1), 1.0 / 9.0);
        let conv = crate::Conv2d::new(weight, ndarray::Array1::zeros(1), window);
        let (mean, conv) = (AveragePool::over(window).predict(x.view()), conv.predict(x.view()));
        approx::assert_abs_diff_eq!(mean, conv, epsilon = 1e-14);
    }

    #[test]
    fn one_window_over_everything_is_the_global_mean() {
        let x = normal((3, 4, 4, 2), 1);
        let global = GlobalAverage.predict(x.view());
        let windows = AveragePool::new(4).predict(x.view());
        approx::assert_abs_diff_eq!(global, windows.to_shape((3, 2)).unwrap(), epsilon = 1e-14);
    }

    proptest! {
        #[test]
        fn backward_is_the_adjoint_of_forward(seed: u64, k in 1..4_usize, s in 1..4_usize, p in 0..3_usize) {
            let mut pool = AveragePool::over(Window::new(k).stride(s).padding(p));
            let x = normal((2, 6, 5, 2), seed);
            let y = pool.predict(x.view());
            let dy = normal(y.dim(), !seed);
            let dx = pool.backward(x.view(), y.view(), dy.clone(), ());
            prop_assert!(((&y * &dy).sum() - (&x * &dx).sum()).abs() < 1e-11);
        }
    }

    #[test]
    #[should_panic(expected = "AveragePool::backward: ∂C/∂y is (1, 4, 4, 1), not (1, 2, 2, 1)")]
    fn errors_of_another_size_are_refused() {
        let x = normal((1, 4, 4, 1), 1);
        AveragePool::new(2).backward(x.view(), x.view(), x.clone(), ());
    }

    #[test]
    #[should_panic(expected = "GlobalAverage::backward: x is (1, 4, 4, 1), ∂C/∂y (2, 1)")]
    fn errors_of_another_batch_are_refused() {
        let (x, dy) = (normal((1, 4, 4, 1), 1), Array2::zeros((2, 1)));
        GlobalAverage.backward(x.view(), dy.view(), dy.clone(), ());
    }

    #[test]
    #[should_panic(expected = "GlobalAverage::forward: x is (1, 0, 4, 1)")]
    fn images_without_pixels_have_no_mean() {
        GlobalAverage.predict(normal((1, 0, 4, 1), 1).view());
    }
}

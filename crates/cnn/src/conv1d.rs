// ANCHOR: conv1d
//! Convolution in time.

use backprop::{Change, Layer, Mode, Params, Path, See};
use ndarray::{Array3, ArrayBase, ArrayView3, Axis, Ix3, IxDyn, RawData};
use tensor::{Real, Rng};

use crate::conv2d::Conv2d;
use crate::window::Window;

/// A kernel that slides along a sequence:
///
/// ```text
/// y(t, o) = b(o) + Σ_a Σ_c x(t s + a − p, c) w(o, a, c)
/// ```
///
/// x is (B, T, C), y (B, T′, O). A sequence is an image one pixel high (Russian notes, *convolutions in
/// time*).
#[derive(Clone, Debug, PartialEq)]
pub struct Conv1d<F> {
    /// The same as a convolution of images: its weights are (O, 1, K, C).
    pub convolution: Conv2d<F>,
}

impl<F: Real> Conv1d<F> {
    /// Kernels of `k` steps that move by `stride`, in a frame of `padding` zeros before and after. Weights
    /// and biases are drawn as those of [`Conv2d::random`].
    pub fn random(
        channels: usize,
        maps: usize,
        (k, stride, padding): (usize, usize, usize),
        rng: &mut Rng,
    ) -> Self {
        let window = Window { kernel: (1, k), stride: (1, stride), padding: (0, padding) };
        Self { convolution: Conv2d::random(channels, maps, window, rng) }
    }
}
// ANCHOR_END: conv1d

// ANCHOR: layer
impl<F: Real> Layer<F, Ix3> for Conv1d<F> {
    type Out = Ix3;
    type Cache = ();

    #[track_caller]
    fn forward(&self, x: ArrayView3<F>, mode: &mut Mode<'_>) -> (Array3<F>, ()) {
        let (y, ()) = self.convolution.forward(x.insert_axis(Axis(1)), mode);
        (y.remove_axis(Axis(1)), ())
    }

    #[track_caller]
    fn backward(
        &mut self,
        x: ArrayView3<F>,
        y: ArrayView3<F>,
        dy: Array3<F>,
        _cache: (),
    ) -> Array3<F> {
        let (x, y) = (x.insert_axis(Axis(1)), y.insert_axis(Axis(1)));
        self.convolution.backward(x, y, dy.insert_axis(Axis(1)), ()).remove_axis(Axis(1))
    }

    #[track_caller]
    fn accumulate(&mut self, x: ArrayView3<F>, y: ArrayView3<F>, dy: Array3<F>, _cache: ()) {
        let (x, y) = (x.insert_axis(Axis(1)), y.insert_axis(Axis(1)));
        self.convolution.accumulate(x, y, dy.insert_axis(Axis(1)), ());
    }
}
// ANCHOR_END: layer

// ANCHOR: params
/// Weights (O, 1, K, C) as (O, K, C).
impl<F: Real> Params<F> for Conv1d<F> {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, F>) {
        self.convolution.visit(path, &mut |path, value, grad| {
            see(path, in_time(value), grad.map(in_time));
        });
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, F>) {
        self.convolution.visit_mut(path, &mut |path, value, grad| {
            change(path, in_time(value), grad.map(in_time));
        });
    }
}

/// Without the axis of the one row, where there is one.
fn in_time<S: RawData>(array: ArrayBase<S, IxDyn>) -> ArrayBase<S, IxDyn> {
    if array.ndim() == 4 { array.index_axis_move(Axis(1), 0) } else { array }
}
// ANCHOR_END: params

#[cfg(test)]
mod tests {
    use super::*;
    use backprop::check_layer;
    use ndarray::{Array1, Array4, array};
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use proptest::prelude::*;
    use tensor::Streams;

    fn layer(setting: (usize, usize, usize)) -> Conv1d<f64> {
        Conv1d::random(2, 3, setting, &mut Streams::new(1).stream("init"))
    }

    fn normal(shape: (usize, usize, usize)) -> Array3<f64> {
        Array3::random_using(shape, StandardNormal, &mut Streams::new(2).stream("x"))
    }

    #[test]
    fn gradient_matches_with_stride_and_padding() {
        for setting in [(1, 1, 0), (3, 1, 1), (4, 2, 0), (3, 3, 2)] {
            check_layer(&mut layer(setting), normal((2, 7, 2)).view(), 1).assert_passed();
        }
    }

    /// (1, 2, 4) under (10, 1) + 0.5: 12.5 and 24.5.
    #[test]
    fn a_kernel_of_two_along_three_numbers_by_hand() {
        let weight = Array4::from_shape_vec((1, 1, 2, 1), vec![10.0, 1.0]).unwrap();
        let convolution = Conv2d::new(weight, array![0.5], Window::rectangle(1, 2));
        let x = array![1.0, 2.0, 4.0].into_shape_with_order((1, 3, 1)).unwrap();
        let y: Array1<f64> = Conv1d { convolution }.predict(x.view()).flatten().to_owned();
        assert_eq!(y, array![12.5, 24.5]);
    }

    proptest! {
        /// y(t, o) = b(o) + Σ_a Σ_c w(o, a, c) x(t s + a − P, c), with zeros outside, summed one by one.
        #[test]
        fn it_is_the_sum_over_window_and_channels(
            k in 1..4_usize, s in 1..4_usize, p in 0..3_usize, steps in 4..9_usize, seed: u64,
        ) {
            let layer = layer((k, s, p));
            let x = Array3::random_using((2, steps, 2), StandardNormal, &mut Streams::new(seed).stream("x"));
            let (w, b) = (&layer.convolution.weight.value, &layer.convolution.bias.value);
            let y = layer.predict(x.view());
            prop_assert_eq!(y.dim(), (2, (steps + 2 * p - k) / s + 1, 3));
            for ((n, t, o), &y) in y.indexed_iter() {
                let mut sum: f64 = b[o];
                for a in 0..k {
                    for c in 0..2 {
                        let step = (t * s + a).checked_sub(p).filter(|&step| step < steps);
                        sum += step.map_or(0.0, |step| w[[o, 0, a, c]] * x[[n, step, c]]);
                    }
                }
                prop_assert!((sum - y).abs() < 1e-12, "{n} {t} {o}: {sum} and {y}");
            }
        }
    }

    #[test]
    fn it_is_a_convolution_of_height_1() {
        let (mut one, x) = (layer((3, 2, 1)), normal((2, 7, 2)));
        let mut two = one.convolution.clone();
        let image = x.view().insert_axis(Axis(1));
        let (y, z) = (one.predict(x.view()), two.predict(image));
        assert_eq!(y.view().insert_axis(Axis(1)), z);
        one.accumulate(x.view(), y.view(), y.clone(), ());
        two.accumulate(image, z.view(), z.clone(), ());
        assert_eq!(one.convolution, two);
    }

    #[test]
    fn it_stores_what_its_convolution_stores() {
        let mut layer = layer((3, 1, 0));
        assert_eq!(layer.parameters(), 3 * (3 * 2 + 1));
        layer.convolution.bias.grad.fill(1.0);
        layer.zero_grad();
        assert_eq!(layer.convolution.bias.grad, Array1::<f64>::zeros(3));
    }
}

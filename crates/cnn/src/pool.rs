// ANCHOR: pool
//! Pooling: of every window the largest, or the smallest.

use backprop::{Layer, Mode, Params};
use ndarray::{Array4, ArrayView4, Ix4};
use tensor::Real;

use crate::unfold::Tiles;
use crate::window::Window;

/// The largest pixel of every window, channel by channel. Nothing is learned.
///
/// ```text
/// y(i, j, c) = max over m, n of x(i s + m − p, j s + n − p, c)
/// ```
///
/// x is (B, H, W, C), y (B, H′, W′, C). Pixels of the frame never win. Of several that are equally large
/// the first in reading order wins; what is not a number wins over all, so that it is not lost (Polish
/// lecture 7, *pooling*; Hungarian lecture 10).
pub type MaxPool = Extreme<true>;

/// As [`MaxPool`], the smallest.
pub type MinPool = Extreme<false>;

/// The pixel of every window that is the most extreme: the largest, or the smallest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extreme<const LARGEST: bool> {
    window: Window,
}

impl<const LARGEST: bool> Extreme<LARGEST> {
    /// As the caller knows it.
    const NAME: &str = if LARGEST { "MaxPool" } else { "MinPool" };

    /// Over disjoint blocks of `k` × `k`, as on the slides.
    #[track_caller]
    pub fn new(k: usize) -> Self {
        Self::over(Window::blocks(k))
    }

    /// Over the windows that `window` says.
    ///
    /// # Panics
    ///
    /// Where a window might lie in the frame alone: the padding has to be smaller than the kernel.
    #[track_caller]
    pub fn over(window: Window) -> Self {
        let Window { kernel, padding, .. } = window;
        let fits = padding.0 < kernel.0 && padding.1 < kernel.1;
        assert!(fits, "{}::over: {window}, some windows would hold no pixel", Self::NAME);
        Self { window }
    }
}
// ANCHOR_END: pool

// ANCHOR: forward
impl<F: Real, const LARGEST: bool> Layer<F, Ix4> for Extreme<LARGEST> {
    type Out = Ix4;
    /// Of every y, where in the batch the winner lies.
    type Cache = Vec<u32>;

    #[track_caller]
    fn forward(&self, x: ArrayView4<F>, _mode: &mut Mode<'_>) -> (Array4<F>, Vec<u32>) {
        let tiles = Tiles::new(x.dim(), self.window);
        let (name, shape) = (Self::NAME, x.dim());
        assert!(u32::try_from(x.len()).is_ok(), "{name}::forward: x is {shape:?}, too large");
        let x = x.as_standard_layout();
        let x = x.as_slice().expect("in standard layout");
        let worst = if LARGEST { F::neg_infinity() } else { F::infinity() };
        let mut y = Array4::from_elem(tiles.output(), worst);
        let mut winners = vec![NOBODY; y.len()];
        let all = y.as_slice_mut().expect("made here");
        tiles.pixels(|pixel, place, _| {
            let (first, best) = (pixel.start as u32, &mut all[place.clone()]);
            challenge::<F, LARGEST>(&x[pixel], first, best, &mut winners[place]);
        });
        (y, winners)
    }
    // ANCHOR_END: forward

    // ANCHOR: backward
    /// The winner takes the error; the others had no part in y.
    #[track_caller]
    fn backward(
        &mut self,
        x: ArrayView4<F>,
        _y: ArrayView4<F>,
        dy: Array4<F>,
        winners: Vec<u32>,
    ) -> Array4<F> {
        let (given, expected) = (dy.dim(), Tiles::new(x.dim(), self.window).output());
        let (name, count) = (Self::NAME, winners.len());
        assert!(
            given == expected && dy.len() == count,
            "{name}::backward: ∂C/∂y is {given:?}, not {expected:?}, with {count} winners"
        );
        let mut dx = Array4::zeros(x.dim());
        let errors = dx.as_slice_mut().expect("made here");
        for (&dy, winner) in dy.iter().zip(winners) {
            errors[winner as usize] += dy;
        }
        dx
    }
    // ANCHOR_END: backward
}

// ANCHOR: challenge
impl<F: Real, const LARGEST: bool> Params<F> for Extreme<LARGEST> {}

/// The winner of a window that nobody has entered yet.
const NOBODY: u32 = u32::MAX;

/// The channels of a pixel, of which the first lies at `first` of the batch, against the best so far.
#[inline]
fn challenge<F: Real, const LARGEST: bool>(
    pixel: &[F],
    first: u32,
    best: &mut [F],
    winner: &mut [u32],
) {
    for (((&x, best), winner), at) in pixel.iter().zip(best).zip(winner).zip(first..) {
        // Nothing here is a branch, which a processor would guess wrongly: the compiler makes choices of them,
        // for several channels at a time.
        let beats = if LARGEST { x > *best } else { x < *best };
        let extreme = if beats { x } else { *best };
        let wins = beats | (*winner == NOBODY) | x.is_nan();
        *winner = if wins { at } else { *winner };
        *best = if x.is_nan() { x } else { extreme };
    }
}
// ANCHOR_END: challenge

#[cfg(test)]
mod tests {
    use super::*;
    use backprop::check_layer;
    use ndarray::{Array, array};
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use proptest::prelude::*;
    use tensor::Streams;

    fn normal(shape: (usize, usize, usize, usize), seed: u64) -> Array4<f64> {
        Array4::random_using(shape, StandardNormal, &mut Streams::new(seed).stream("x"))
    }

    fn image<const H: usize, const W: usize>(rows: [[f64; W]; H]) -> Array4<f64> {
        Array::from_iter(rows.into_iter().flatten()).into_shape_with_order((1, H, W, 1)).unwrap()
    }

    /// Distinct numbers 0.1 apart: no two of them change places within a step of the check.
    #[test]
    fn gradient_of_largest_and_smallest_matches_where_nobody_ties() {
        let x = Array4::from_shape_fn((2, 5, 4, 3), |(b, i, j, c)| {
            ((b * 60 + i * 12 + j * 3 + c) * 37 % 121) as f64 / 10.0
        });
        for window in
            [Window::blocks(2), Window::new(3).stride(1).padding(1), Window::new(3).stride(2)]
        {
            check_layer(&mut MaxPool::over(window), x.view(), 1).assert_passed();
            check_layer(&mut MinPool::over(window), x.view(), 1).assert_passed();
        }
    }

    #[test]
    fn the_first_of_equals_wins_and_takes_the_error() {
        let x = image([[1.0, 7.0], [7.0, 7.0]]);
        let mut pool = MaxPool::new(2);
        let (y, winners) = pool.forward(x.view(), &mut Mode::Eval);
        assert_eq!((y[[0, 0, 0, 0]], &winners[..]), (7.0, &[1][..]));
        let dx = pool.backward(x.view(), y.view(), y.clone(), winners);
        assert_eq!(dx, image([[0.0, 7.0], [0.0, 0.0]]));
    }

    #[test]
    fn the_first_of_equals_wins_among_smallest_too() {
        let x = image([[7.0, 2.0], [2.0, 2.0]]);
        let mut pool = MinPool::new(2);
        let (y, winners) = pool.forward(x.view(), &mut Mode::Eval);
        assert_eq!((y[[0, 0, 0, 0]], &winners[..]), (2.0, &[1][..]));
        let dx = pool.backward(x.view(), y.view(), y.clone(), winners);
        assert_eq!(dx, image([[0.0, 2.0], [0.0, 0.0]]));
    }

    /// Windows of 2 × 2 in steps of 1 on equal pixels: of every window the first pixel wins, in the frame too,
    /// and the errors 1, 2, 4, 8 of four windows go to four pixels. Where the middle is larger it wins all.
    #[test]
    fn ties_in_overlapping_windows_go_to_the_first_of_each() {
        let mut pool = MaxPool::over(Window::new(2));
        for (middle, expected) in [
            (5.0, [[1.0, 2.0, 0.0], [4.0, 8.0, 0.0], [0.0; 3]]),
            (6.0, [[0.0; 3], [0.0, 15.0, 0.0], [0.0; 3]]),
        ] {
            let x = image([[5.0, 5.0, 5.0], [5.0, middle, 5.0], [5.0, 5.0, 5.0]]);
            let (y, winners) = pool.forward(x.view(), &mut Mode::Eval);
            let errors = image([[1.0, 2.0], [4.0, 8.0]]);
            assert_eq!(pool.backward(x.view(), y.view(), errors, winners), image(expected));
        }
        let x = image([[3.0, 3.0]]);
        let (_, winners) =
            MaxPool::over(Window::new(2).padding(1)).forward(x.view(), &mut Mode::Eval);
        assert_eq!(winners, [0, 0, 1, 0, 0, 1]);
    }

    #[test]
    fn what_is_not_a_number_wins_and_stays() {
        let y = MaxPool::new(2).predict(image([[1.0, f64::NAN], [7.0, 7.0]]).view());
        assert!(y[[0, 0, 0, 0]].is_nan());
        let y = MinPool::new(2).predict(image([[f64::NAN, 1.0], [-7.0, 0.0]]).view());
        assert!(y[[0, 0, 0, 0]].is_nan());
    }

    /// With a frame of 1 and only negative pixels: a zero of the frame would win.
    #[test]
    fn the_frame_never_wins() {
        let x = image([[-5.0, -3.0], [-4.0, f64::NEG_INFINITY]]);
        let y = MaxPool::over(Window::new(2).padding(1)).predict(x.view());
        let rows = image([[-5.0, -3.0, -3.0], [-4.0, -3.0, -3.0], [-4.0, -4.0, f64::NEG_INFINITY]]);
        assert_eq!(y, rows);
    }

    /// The error of a window of −∞ alone has to go to a pixel of it.
    #[test]
    fn a_window_without_a_finite_pixel_has_a_winner_too() {
        let x = image([[0.0, 0.0, f64::NEG_INFINITY, f64::NEG_INFINITY]]);
        let (_, winners) =
            MaxPool::over(Window::rectangle(1, 2)).forward(x.view(), &mut Mode::Eval);
        assert_eq!(winners, [0, 1, 2]);
    }

    #[test]
    fn relu_and_max_pooling_change_places() {
        let (x, relu) = (normal((2, 6, 6, 3), 1), backprop::Activation::Relu);
        let before = MaxPool::new(2).predict(relu.predict(x.view()).view());
        assert_eq!(before, relu.predict(MaxPool::new(2).predict(x.view()).view()));
    }

    proptest! {
        /// Of every window, the pixels looked up one by one.
        #[test]
        fn it_is_the_largest_under_the_window(
            seed: u64, k in 1..4_usize, s in 1..4_usize, p in 0..3_usize, c in 1..4_usize,
        ) {
            prop_assume!(p < k);
            let window = Window::new(k).stride(s).padding(p);
            let x = normal((2, 6, 5, c), seed);
            let (largest, smallest) = (MaxPool::over(window), MinPool::over(window));
            let (y, low) = (largest.predict(x.view()), smallest.predict(x.view()));
            for ((b, i, j, c), &y) in y.indexed_iter() {
                let pixels = (0..k * k).filter_map(|at| window.pixel([i, j], [at / k, at % k], [6, 5]));
                let pixels: Vec<f64> = pixels.map(|[row, column]| x[[b, row, column, c]]).collect();
                prop_assert_eq!(y, pixels.iter().copied().fold(f64::NEG_INFINITY, f64::max));
                let least = pixels.iter().copied().fold(f64::INFINITY, f64::min);
                prop_assert_eq!(low[[b, i, j, c]], least);
            }
        }
    }

    #[test]
    fn rows_that_no_block_covers_are_left_out() {
        let x = image([[1.0, 2.0, 9.0], [3.0, 4.0, 9.0], [9.0, 9.0, 9.0]]);
        assert_eq!(
            MaxPool::new(2).predict(x.view()),
            array![4.0].into_shape_with_order((1, 1, 1, 1)).unwrap()
        );
    }

    #[test]
    #[should_panic(
        expected = "MaxPool::over: window 2 × 2, stride 1, padding 2, some windows would hold no"
    )]
    fn a_frame_as_wide_as_the_window_is_refused() {
        MaxPool::over(Window::new(2).padding(2));
    }

    #[test]
    #[should_panic(
        expected = "MaxPool::backward: ∂C/∂y is (1, 2, 2, 1), not (1, 1, 1, 1), with 1 winners"
    )]
    fn errors_of_another_size_are_refused() {
        let (mut pool, x) = (MaxPool::new(2), normal((1, 2, 2, 1), 1));
        let (y, winners) = pool.forward(x.view(), &mut Mode::Eval);
        pool.backward(x.view(), y.view(), x.clone(), winners);
    }

    /// As many numbers as there are winners, and yet not theirs.
    #[test]
    #[should_panic(
        expected = "MinPool::backward: ∂C/∂y is (1, 4, 1, 1), not (1, 2, 2, 1), with 4 winners"
    )]
    fn errors_of_another_shape_are_refused() {
        let (mut pool, x) = (MinPool::new(2), normal((1, 4, 4, 1), 1));
        let (y, winners) = pool.forward(x.view(), &mut Mode::Eval);
        pool.backward(x.view(), y.view(), Array4::zeros((1, 4, 1, 1)), winners);
    }
}

// ANCHOR: unfold
//! Unfolding: every window becomes a row, and convolution a matrix product.

use ndarray::{Array2, Array4, ArrayView2, ArrayView4};
use std::ops::Range;
use tensor::Real;

use crate::window::Window;

/// Every window of every image as a row: im2col.
///
/// `x` is (B, H, W, C), the result (B·H′·W′, K·K·C): image by image and place by place, the pixels of a
/// window in reading order, each with its channels. Pixels of the frame are 0. Times the weights as
/// (K·K·C, O) it is the convolution (Hungarian notes, *implementation*).
///
/// # Panics
///
/// Where the window has no place on the images.
#[track_caller]
pub fn unfold<F: Real>(x: ArrayView4<F>, window: Window) -> Array2<F> {
    let tiles = Tiles::new(x.dim(), window);
    let mut rows = Array2::zeros((tiles.rows() * tiles.across, tiles.area));
    let pixels = x.as_standard_layout();
    let pixels = pixels.as_slice().expect("in standard layout");
    tiles.unfold(pixels, 0..tiles.rows(), rows.as_slice_mut().expect("made here"));
    rows
}

/// The way back: every pixel is the sum of all entries of all windows that it was copied to: col2im.
///
/// `rows` is (B·H′·W′, K·K·C), the result (B, H, W, C) = `shape`. It is the adjoint of [`unfold`], and not
/// its inverse: ⟨unfold(x), rows⟩ = ⟨x, fold(rows)⟩.
///
/// # Panics
///
/// Where the rows are not those of such images.
#[track_caller]
pub fn fold<F: Real>(
    rows: ArrayView2<F>,
    shape: (usize, usize, usize, usize),
    window: Window,
) -> Array4<F> {
    let tiles = Tiles::new(shape, window);
    let expected = (tiles.rows() * tiles.across, tiles.area);
    assert!(rows.dim() == expected, "fold: the rows are {:?}, not {expected:?}", rows.dim());
    let mut x = Array4::zeros(shape);
    let rows = rows.as_standard_layout();
    let entries = rows.as_slice().expect("in standard layout");
    tiles.fold(entries, 0..tiles.rows(), x.as_slice_mut().expect("made here"));
    x
}
// ANCHOR_END: unfold

// ANCHOR: tiles
/// The windows on a batch of images, in rows of places: row r is row r mod H′ of the places of image r / H′.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tiles {
    /// B, H, W, C.
    pub(crate) shape: (usize, usize, usize, usize),
    /// How they move.
    pub(crate) window: Window,
    /// H′.
    pub(crate) down: usize,
    /// W′.
    pub(crate) across: usize,
    /// K·K·C, the entries of a window.
    pub(crate) area: usize,
}

impl Tiles {
    #[track_caller]
    pub(crate) fn new(shape: (usize, usize, usize, usize), window: Window) -> Self {
        let (_, height, width, channels) = shape;
        let (down, across) = window.places(height, width);
        Self { shape, window, down, across, area: window.kernel.0 * window.kernel.1 * channels }
    }

    /// B·H′.
    pub(crate) fn rows(&self) -> usize {
        self.shape.0 * self.down
    }

    /// All rows, in chunks of which the windows fit into the cache; at least one row each.
    pub(crate) fn chunks(&self) -> impl Iterator<Item = Range<usize>> + use<> {
        let (rows, entries) = (self.rows(), self.across * self.area);
        let step = (CHUNK / entries.max(1)).max(1);
        (0..rows).step_by(step).map(move |first| first..rows.min(first + step))
    }
}

/// How many entries of windows are held at a time: 512 KB in single precision.
pub const CHUNK: usize = 1 << 17;
// ANCHOR_END: tiles

impl Tiles {
    // ANCHOR: runs
    /// Shows every run of entries of a window that lie beside each other in the image too: where it is in
    /// the windows of `rows`, and where in the batch.
    ///
    /// A row of a kernel is such a run, K pixels with their channels; what lies in the frame is left out.
    pub(crate) fn runs(
        &self,
        rows: Range<usize>,
        mut visit: impl FnMut(Range<usize>, Range<usize>),
    ) {
        let (_, height, width, channels) = self.shape;
        let Window { kernel, stride, padding } = self.window;
        for (row, row_in_chunk) in rows.zip(0..) {
            let (image, top) = (row / self.down, row % self.down * stride.0);
            for m in 0..kernel.0 {
                // Above the image the difference wraps to a huge number, so one comparison finds both borders.
                let h = (top + m).wrapping_sub(padding.0);
                if h >= height {
                    continue;
                }
                let line = (image * height + h) * width;
                let mut entry = (row_in_chunk * self.across * kernel.0 + m) * kernel.1 * channels;
                for leftmost in (0..self.across).map(|j| j * stride.1) {
                    let left = padding.1.saturating_sub(leftmost);
                    let right = (width + padding.1).saturating_sub(leftmost).min(kernel.1);
                    if left < right {
                        let (from, length) = (entry + left * channels, (right - left) * channels);
                        let pixel = (line + leftmost + left - padding.1) * channels;
                        visit(from..from + length, pixel..pixel + length);
                    }
                    entry += self.area;
                }
            }
        }
    }
    // ANCHOR_END: runs

    // ANCHOR: pixels
    /// Shows every pixel of every window: where its channels lie in the batch, where those of the window's
    /// place lie in an output with one pixel for each place, and which pixel of the window it is.
    pub(crate) fn pixels(&self, mut see: impl FnMut(Range<usize>, Range<usize>, usize)) {
        let (_, height, width, channels) = self.shape;
        let Window { kernel, stride, padding } = self.window;
        for row in 0..self.rows() {
            let (image, top) = (row / self.down, row % self.down * stride.0);
            for m in 0..kernel.0 {
                let h = (top + m).wrapping_sub(padding.0);
                if h >= height {
                    continue;
                }
                let line = (image * height + h) * width;
                for j in 0..self.across {
                    let place = (row * self.across + j) * channels;
                    for n in 0..kernel.1 {
                        let w = (j * stride.1 + n).wrapping_sub(padding.1);
                        if w < width {
                            let pixel = (line + w) * channels;
                            let at = m * kernel.1 + n;
                            see(pixel..pixel + channels, place..place + channels, at);
                        }
                    }
                }
            }
        }
    }

    /// The shape of an output with one pixel for each place, and as many channels.
    pub(crate) fn output(&self) -> (usize, usize, usize, usize) {
        (self.shape.0, self.down, self.across, self.shape.3)
    }
    // ANCHOR_END: pixels

    // ANCHOR: adjoint
    /// Copies the windows of `rows` from `x`, the batch; what lies in the frame is 0.
    pub(crate) fn unfold<F: Real>(&self, x: &[F], rows: Range<usize>, windows: &mut [F]) {
        if self.window.padding != (0, 0) {
            windows.fill(F::zero());
        }
        self.runs(rows, |entries, pixels| windows[entries].copy_from_slice(&x[pixels]));
    }

    /// Adds the windows of `rows` to `x`, the batch: the same runs, the other way.
    pub(crate) fn fold<F: Real>(&self, windows: &[F], rows: Range<usize>, x: &mut [F]) {
        self.runs(rows, |entries, pixels| {
            for (x, &w) in x[pixels].iter_mut().zip(&windows[entries]) {
                *x += w;
            }
        });
    }
    // ANCHOR_END: adjoint
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array, Dimension, array};
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use proptest::prelude::*;
    use tensor::Streams;

    fn normal<D: Dimension>(
        shape: impl ndarray::ShapeBuilder<Dim = D>,
        seed: u64,
    ) -> Array<f64, D> {
        Array::random_using(shape, StandardNormal, &mut Streams::new(seed).stream("x"))
    }

    /// 1 2 3 / 4 5 6 under 2 × 2: the windows 1 2 4 5 and 2 3 5 6; 2 and 5 are in both.
    #[test]
    fn a_window_is_a_row_and_a_pixel_of_two_windows_counts_twice() {
        let x =
            array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]].into_shape_with_order((1, 2, 3, 1)).unwrap();
        let rows = unfold(x.view(), Window::new(2));
        assert_eq!(rows, array![[1.0, 2.0, 4.0, 5.0], [2.0, 3.0, 5.0, 6.0]]);
        let back = fold(rows.view(), x.dim(), Window::new(2));
        assert_eq!(back.flatten().to_vec(), [1.0, 4.0, 3.0, 4.0, 10.0, 6.0]);
    }

    proptest! {
        /// Every entry of every window, looked up one by one.
        #[test]
        fn entries_are_the_pixels_under_the_window(
            kh in 1..4_usize, kw in 1..5_usize, s in 1..4_usize, p in 0..4_usize, c in 1..4_usize,
        ) {
            let window = Window::rectangle(kh, kw).stride(s).padding(p);
            let x = normal((2, 5, 6, c), 1);
            let rows = unfold(x.view(), window);
            let (down, across) = window.output(5, 6).unwrap();
            prop_assert_eq!(rows.dim(), (2 * down * across, kh * kw * c));
            for ((row, entry), &value) in rows.indexed_iter() {
                let (image, i, j) = (row / across / down, row / across % down, row % across);
                let (m, n, channel) = (entry / c / kw, entry / c % kw, entry % c);
                let pixel = window.pixel([i, j], [m, n], [5, 6]);
                prop_assert_eq!(value, pixel.map_or(0.0, |[h, w]| x[[image, h, w, channel]]));
            }
        }

        #[test]
        fn folding_is_the_adjoint_of_unfolding(
            seed: u64, k in 1..5_usize, s in 1..4_usize, p in 0..3_usize, c in 1..3_usize, batch in 1..3_usize,
        ) {
            let window = Window::new(k).stride(s).padding(p);
            let x = normal((batch, 6, 5, c), seed);
            let rows = unfold(x.view(), window);
            let y = normal(rows.dim(), !seed);
            let back = fold(y.view(), x.dim(), window);
            prop_assert!(((&rows * &y).sum() - (&x * &back).sum()).abs() < 1e-10);
        }

        #[test]
        fn chunks_are_all_rows_in_order(batch in 0..9_usize, side in 8..40_usize, c in 1..30_usize) {
            let tiles = Tiles::new((batch, side, side, c), Window::new(5));
            let chunks: Vec<_> = tiles.chunks().collect();
            prop_assert!(chunks.iter().cloned().flatten().eq(0..tiles.rows()));
            for chunk in chunks {
                let entries = chunk.len() * tiles.across * tiles.area;
                prop_assert!(chunk.len() == 1 || (1..=CHUNK).contains(&entries));
            }
        }
    }

    #[test]
    fn an_image_in_another_memory_order_has_the_same_windows() {
        let x = normal((2, 3, 5, 4), 1);
        let turned = x.view().permuted_axes([0, 2, 1, 3]);
        let copy = turned.as_standard_layout().into_owned();
        assert_eq!(unfold(turned, Window::new(2)), unfold(copy.view(), Window::new(2)));
    }

    #[test]
    #[should_panic(expected = "fold: the rows are (4, 4), not (4, 8)")]
    fn rows_of_other_images_are_refused() {
        fold(normal((4, 4), 1).view(), (1, 3, 3, 2), Window::new(2));
    }

    #[test]
    #[should_panic(expected = "window 4 × 4, stride 1, padding 0 has no place on 3 × 5 pixels")]
    fn a_window_without_a_place_is_refused() {
        unfold(normal((1, 3, 5, 1), 1).view(), Window::new(4));
    }
}

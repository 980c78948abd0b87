// ANCHOR: corr2d
//! A kernel slides over an image.

use ndarray::{Array2, ArrayView2};
use tensor::Real;

/// Slides a kernel over an image and sums the products wherever it lies inside: what lectures and
/// libraries call convolution.
///
/// ```text
/// O(i, j) = Σₘ Σₙ I(i + m, j + n) K(m, n)          all indices from 0
/// ```
///
/// `image` is (M, N), `kernel` (k₁, k₂), the result (M − k₁ + 1, N − k₂ + 1) (Polish lecture 7, *convolution,
/// formally*).
///
/// # Panics
///
/// Where the kernel is empty, or larger than the image.
#[track_caller]
pub fn corr2d<F: Real>(image: ArrayView2<F>, kernel: ArrayView2<F>) -> Array2<F> {
    let mut output = Array2::zeros(positions("corr2d", image, kernel));
    for ((i, j), o) in output.indexed_iter_mut() {
        for ((m, n), &w) in kernel.indexed_iter() {
            *o += image[[i + m, j + n]] * w;
        }
    }
    output
}
// ANCHOR_END: corr2d

// ANCHOR: positions
/// How many places the kernel has in each direction.
#[track_caller]
fn positions<F>(who: &str, image: ArrayView2<F>, kernel: ArrayView2<F>) -> (usize, usize) {
    let ((height, width), (rows, columns)) = (image.dim(), kernel.dim());
    let fits = (1..=height).contains(&rows) && (1..=width).contains(&columns);
    assert!(fits, "{who}: the image is {:?}, the kernel {:?}", image.dim(), kernel.dim());
    (height - rows + 1, width - columns + 1)
}
// ANCHOR_END: positions

// ANCHOR: conv2d_true
/// Convolution as mathematics defines it, where the kernel lies inside: one index rises as the other
/// falls.
///
/// ```text
/// (I ∗ K)(x, y) = Σₘ Σₙ I(x − m, y − n) K(m, n)
/// ```
///
/// Shapes and panics as with [`corr2d`]; the result starts at x = k₁ − 1, y = k₂ − 1, the first place
/// where no index of I is negative.
#[track_caller]
pub fn conv2d_true<F: Real>(image: ArrayView2<F>, kernel: ArrayView2<F>) -> Array2<F> {
    let mut output = Array2::zeros(positions("conv2d_true", image, kernel));
    let (rows, columns) = kernel.dim();
    for ((i, j), o) in output.indexed_iter_mut() {
        let (x, y) = (i + rows - 1, j + columns - 1);
        for ((m, n), &w) in kernel.indexed_iter() {
            *o += image[[x - m, y - n]] * w;
        }
    }
    output
}
// ANCHOR_END: conv2d_true

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classic::rot180;
    use ndarray::{array, s};
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use proptest::prelude::*;
    use tensor::Streams;

    fn normal(rows: usize, columns: usize, seed: u64) -> Array2<f64> {
        Array2::random_using((rows, columns), StandardNormal, &mut Streams::new(seed).stream("x"))
    }

    /// (1, 2, 3) with (10, 1): 1·10 + 2·1 and 2·10 + 3·1; the other way round 2·10 + 1·1 and 3·10 + 2·1.
    #[test]
    fn a_row_of_three_under_a_kernel_of_two() {
        let (image, kernel) = (array![[1.0, 2.0, 3.0]], array![[10.0, 1.0]]);
        assert_eq!(corr2d(image.view(), kernel.view()), array![[12.0, 23.0]]);
        assert_eq!(conv2d_true(image.view(), kernel.view()), array![[21.0, 32.0]]);
    }

    /// The slide's 6 × 9 image and 2 × 3 kernel: 5 × 7 places, and O₅₇ from rows 5, 6, columns 7, 8, 9.
    #[test]
    fn the_last_place_is_the_formula_of_the_slide() {
        let (i, k) = (normal(6, 9, 1), normal(2, 3, 2));
        let o = corr2d(i.view(), k.view());
        assert_eq!(o.dim(), (5, 7));
        let top = i[[4, 6]] * k[[0, 0]] + i[[4, 7]] * k[[0, 1]] + i[[4, 8]] * k[[0, 2]];
        let bottom = i[[5, 6]] * k[[1, 0]] + i[[5, 7]] * k[[1, 1]] + i[[5, 8]] * k[[1, 2]];
        assert!((o[[4, 6]] - (top + bottom)).abs() < 1e-12);
    }

    #[test]
    #[should_panic(expected = "corr2d: the image is (2, 3), the kernel (3, 1)")]
    fn a_kernel_higher_than_the_image_is_refused() {
        corr2d(normal(2, 3, 1).view(), normal(3, 1, 1).view());
    }

    #[test]
    #[should_panic(expected = "conv2d_true: the image is (2, 3), the kernel (0, 1)")]
    fn a_kernel_of_nothing_is_refused() {
        conv2d_true(normal(2, 3, 1).view(), normal(0, 1, 1).view());
    }

    proptest! {
        /// The notes count from the middle, y = Σ W(a, b) X(i + a, j + b) with −d ≤ a, b ≤ d: the same numbers.
        #[test]
        fn indices_counted_from_the_middle_give_the_same(
            d in 0..4_usize, below in 0..4_usize, beside in 0..4_usize, seed: u64,
        ) {
            let (x, w) = (normal(2 * d + 1 + below, 2 * d + 1 + beside, seed), normal(2 * d + 1, 2 * d + 1, !seed));
            let y = corr2d(x.view(), w.view());
            let offsets = || -(d as isize)..=d as isize;
            let at = |middle: usize, by: isize| middle.checked_add_signed(by).unwrap();
            for ((i, j), &y) in y.indexed_iter() {
                // The first pixel under the middle of the kernel is (d, d).
                let (i, j) = (i + d, j + d);
                let terms = offsets().flat_map(|a| offsets().map(move |b| (a, b)));
                let sum: f64 = terms.map(|(a, b)| w[[at(d, a), at(d, b)]] * x[[at(i, a), at(j, b)]]).sum();
                prop_assert!((sum - y).abs() < 1e-12, "({i}, {j}): {sum} and {y}");
            }
        }

        #[test]
        fn convolution_is_correlation_with_the_kernel_turned(seed: u64, m in 1..5_usize, n in 1..5_usize) {
            let (image, kernel) = (normal(6, 7, seed), normal(m, n, !seed));
            let turned = corr2d(image.view(), rot180(kernel.view()).view());
            let there = conv2d_true(image.view(), kernel.view());
            prop_assert!((turned - there).iter().all(|d| d.abs() < 1e-12));
        }

        /// conv(shift(x)) = shift(conv(x)): what moves in the image moves in the map.
        #[test]
        fn it_is_equivariant_under_shifts(seed: u64, down in 0..4_usize, right in 0..4_usize) {
            let (large, kernel) = (normal(12, 12, seed), normal(3, 3, !seed));
            let part = |r: usize, c: usize| large.slice(s![r..r + 8, c..c + 8]);
            let moved = corr2d(part(down, right), kernel.view());
            let whole = corr2d(large.view(), kernel.view());
            prop_assert_eq!(moved, whole.slice(s![down..down + 6, right..right + 6]));
        }
    }
}

// ANCHOR: toeplitz
//! Convolution as a matrix.

use ndarray::{Array2, ArrayView2};
use tensor::Real;

use crate::window::Window;

/// The matrix T with T vec(I) = vec(I ⊗ K): a dense layer of which most connections are cut and the others
/// share their weights.
///
/// ```text
/// row W′i + j has k(m, n) at column W (i s + m − p) + (j s + n − p)
/// ```
///
/// `kernel` is (m, n) as `window` says, the image (H, W) = `size`; T is (H′·W′, H·W). A 3 × 3 kernel on
/// 4 × 4 makes 4 × 16 entries of 9 weights (Polish lecture 7, *MLP and the convolutional network*). Its
/// transpose takes errors back: Tᵀ is the transposed convolution.
///
/// # Panics
///
/// Where the kernel is not of the window's size, or the window has no place.
#[track_caller]
pub fn toeplitz<F: Real>(kernel: ArrayView2<F>, size: (usize, usize), window: Window) -> Array2<F> {
    assert!(kernel.dim() == window.kernel, "toeplitz: the kernel is {:?}, {window}", kernel.dim());
    let (height, width) = size;
    let (down, right) = window.places(height, width);
    let mut t = Array2::zeros((down * right, height * width));
    for i in 0..down {
        for j in 0..right {
            for ((m, n), &k) in kernel.indexed_iter() {
                if let Some([row, column]) = window.pixel([i, j], [m, n], [height, width]) {
                    t[[right * i + j, width * row + column]] = k;
                }
            }
        }
    }
    t
}
// ANCHOR_END: toeplitz

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classic::{Slide, convolve, corr2d, error_before};
    use ndarray::{Array1, array};
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use proptest::prelude::*;
    use tensor::Streams;

    fn normal(rows: usize, columns: usize, seed: u64) -> Array2<f64> {
        Array2::random_using((rows, columns), StandardNormal, &mut Streams::new(seed).stream("x"))
    }

    fn close(a: &Array1<f64>, b: &Array1<f64>) -> bool {
        a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-12)
    }

    proptest! {
        #[test]
        fn its_product_is_the_correlation(seed: u64, m in 1..4_usize, n in 1..5_usize) {
            let (image, kernel) = (normal(5, 6, seed), normal(m, n, !seed));
            let t = toeplitz(kernel.view(), (5, 6), Window::rectangle(m, n));
            let map = corr2d(image.view(), kernel.view());
            prop_assert!(close(&t.dot(&image.flatten()), &map.flatten().to_owned()));
        }

        /// Tᵀ δ is the full correlation with the kernel turned.
        #[test]
        fn its_transpose_takes_errors_back(seed: u64, m in 1..4_usize, n in 1..5_usize) {
            let (delta, kernel) = (normal(6 - m, 7 - n, seed), normal(m, n, !seed));
            let t = toeplitz(kernel.view(), (5, 6), Window::rectangle(m, n));
            let back = error_before(delta.view(), kernel.view(), Slide::Correlation);
            prop_assert!(close(&t.t().dot(&delta.flatten()), &back.flatten().to_owned()));
        }

        #[test]
        fn strides_and_frames_are_rows_left_out_and_weights_cut_off(
            seed: u64, k in 1..4_usize, s in 1..4_usize, p in 0..3_usize,
        ) {
            let (image, kernel) = (normal(5, 6, seed), normal(k, k, !seed));
            let window = Window::new(k).stride(s).padding(p);
            let t = toeplitz(kernel.view(), (5, 6), window);
            let x = image.into_shape_with_order((5, 6, 1)).unwrap();
            let w = kernel.into_shape_with_order((1, k, k, 1)).unwrap();
            let z = convolve(x.view(), w.view(), array![0.0].view(), window);
            prop_assert!(close(&t.dot(&x.flatten()), &z.flatten().to_owned()));
        }
    }

    #[test]
    #[should_panic(expected = "toeplitz: the kernel is (2, 2), window 3 × 3, stride 1, padding 0")]
    fn a_kernel_of_another_size_is_refused() {
        toeplitz(normal(2, 2, 1).view(), (4, 4), Window::new(3));
    }
}

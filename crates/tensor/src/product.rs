// ANCHOR: add_matmul
//! The matrix product, on BLAS where there is one.

use crate::real::Real;
use ndarray::linalg::{general_mat_mul, general_mat_vec_mul};
use ndarray::{ArrayRef2, ArrayView2};

/// Adds a matrix product to `c`, without a temporary.
///
/// ```text
/// C += A B          (m, n) += (m, k) (k, n)
/// ```
///
/// Transposed and sliced views are welcome; a product that needs no sum is `a.dot(&b)`.
///
/// # Panics
///
/// Where the three shapes do not fit together.
#[track_caller]
pub fn add_matmul<F: Real>(c: &mut ArrayRef2<F>, a: ArrayView2<F>, b: ArrayView2<F>) {
    let fits = a.ncols() == b.nrows() && c.dim() == (a.nrows(), b.ncols());
    let (a_shape, b_shape, c_shape) = (a.dim(), b.dim(), c.dim());
    assert!(fits, "add_matmul: C {c_shape:?} += A {a_shape:?} B {b_shape:?} do not fit together");
    if a.nrows() == 1 {
        // A row times a matrix reads each weight once: to pack B first, as products of matrices do,
        // would take longer than the product.
        general_mat_vec_mul(F::one(), &b.t(), &a.row(0), F::one(), &mut c.row_mut(0));
    } else {
        general_mat_mul(F::one(), &a, &b, F::one(), c);
    }
}
// ANCHOR_END: add_matmul

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Streams;
    use ndarray::{Array2, Axis, array, s};
    use proptest::prelude::*;
    use rand::Rng as _;

    /// Cᵢⱼ = Σₖ Aᵢₖ Bₖⱼ, as the formula is read.
    fn triple_loop(a: ArrayView2<f64>, b: ArrayView2<f64>) -> Array2<f64> {
        let mut c = Array2::zeros((a.nrows(), b.ncols()));
        for i in 0..a.nrows() {
            for j in 0..b.ncols() {
                for k in 0..a.ncols() {
                    c[[i, j]] += a[[i, k]] * b[[k, j]];
                }
            }
        }
        c
    }

    fn random(shape: (usize, usize), seed: u64) -> Array2<f64> {
        let mut rng = Streams::new(seed).stream("matrix");
        Array2::from_shape_simple_fn(shape, || rng.random_range(-1.0..1.0))
    }

    fn product(a: ArrayView2<f64>, b: ArrayView2<f64>) -> Array2<f64> {
        let mut c = Array2::zeros((a.nrows(), b.ncols()));
        add_matmul(&mut c, a, b);
        c
    }

    /// Every entry is a sum of at most 40 products of numbers below 1.
    fn close(a: &Array2<f64>, b: &Array2<f64>) -> bool {
        a.dim() == b.dim() && a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-10)
    }

    proptest! {
        #[test]
        fn equals_the_triple_loop(m in 0..40_usize, k in 0..40_usize, n in 0..40_usize, seed: u64) {
            let (a, b, c) = (random((m, k), seed), random((k, n), !seed), random((m, n), seed ^ 1));
            let mut sum = c.clone();
            add_matmul(&mut sum, a.view(), b.view());
            prop_assert!(close(&sum, &(c + triple_loop(a.view(), b.view()))));
        }

        #[test]
        fn is_associative(m in 1..12_usize, k in 1..12_usize, l in 1..12_usize, n in 1..12_usize) {
            let (a, b, c) = (random((m, k), 1), random((k, l), 2), random((l, n), 3));
            let left = product(product(a.view(), b.view()).view(), c.view());
            let right = product(a.view(), product(b.view(), c.view()).view());
            prop_assert!(close(&left, &right));
        }

        /// Transposed, strided, reversed and offset operands, and a result that is a block of a
        /// larger matrix: BLAS takes some of them, ndarray the rest.
        #[test]
        fn views_give_what_their_copies_give(m in 1..12_usize, k in 1..12_usize, n in 1..12_usize) {
            let (tall, wide) = (random((2 * k, m + 3), 1), random((n, 2 * k), 2));
            let a = tall.slice(s![..;2, 3..]).reversed_axes();
            let b = wide.slice(s![..;-1, k..]).reversed_axes();
            let mut frame = random((m + 2, n + 2), 3);
            let before = frame.clone();
            add_matmul(&mut frame.slice_mut(s![1..=m, 1..=n]), a, b);
            let mut change = frame - before;
            let mut inside = change.slice_mut(s![1..=m, 1..=n]);
            prop_assert!(close(&inside.to_owned(), &triple_loop(a, b)));
            inside.fill(0.0);
            prop_assert!(change.iter().all(|&untouched| untouched == 0.0));
        }
    }

    /// x = (1, 2, 3), w₁ = (4, 5, 6), w₂ = (−1, 0, 1): z₁ = 4 + 10 + 18 = 32, z₂ = −1 + 0 + 3 = 2.
    #[test]
    fn a_row_of_weights_gives_an_inner_product() {
        let (x, w) = (array![1.0, 2.0, 3.0], array![[4.0, 5.0, 6.0], [-1.0, 0.0, 1.0]]);
        let z = w.dot(&x);
        assert_eq!(z, array![32.0, 2.0]);
        assert_eq!(z[0], x.dot(&w.row(0)));
        let batch = x.insert_axis(Axis(0));
        assert_eq!(product(batch.view(), w.t()), array![[32.0, 2.0]]);
    }

    #[test]
    fn single_precision_has_a_product_too() {
        let mut c = array![[1.0_f32]];
        add_matmul(&mut c, array![[2.0, 3.0]].view(), array![[4.0], [5.0]].view());
        assert_eq!(c, array![[24.0]]);
    }

    #[test]
    #[should_panic(expected = "add_matmul: C (2, 4) += A (2, 3) B (2, 4) do not fit together")]
    fn shapes_that_do_not_fit_are_all_named() {
        let (a, b) = (random((2, 3), 1), random((2, 4), 2));
        add_matmul(&mut Array2::zeros((2, 4)), a.view(), b.view());
    }
}

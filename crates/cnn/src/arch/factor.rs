// ANCHOR: factor
//! One kernel as two thin ones.

use calculus::{Svd, svd};
use ndarray::{Array1, Array2, ArrayView2, Axis};

/// A column and a row whose product comes nearest to a kernel.
#[derive(Clone, Debug, PartialEq)]
pub struct Factored {
    /// (m,): slides as a kernel of m × 1.
    pub column: Array1<f64>,
    /// (n,): slides as a kernel of 1 × n.
    pub row: Array1<f64>,
    /// The root of the sum of squares of what is left over.
    pub error: f64,
}

/// Takes the kernel K ≈ u vᵀ apart, so that m + n weights do what m·n did:
///
/// ```text
/// K = Σ σᵣ uᵣ vᵣᵀ        K ≈ (√σ₁ u₁) (√σ₁ v₁)ᵀ        error² = σ₂² + σ₃² + …
/// ```
///
/// `kernel` is (m, n). Exact for kernels of rank 1 only: otherwise it is the first term of the singular
/// value decomposition (Russian notes §5.4, *Inception*, where it is exact always).
///
/// # Errors
///
/// Where the kernel is not finite.
///
/// # Panics
///
/// Where it is empty.
#[track_caller]
pub fn factor(kernel: ArrayView2<f64>) -> Result<Factored, calculus::Error> {
    assert!(!kernel.is_empty(), "factor: the kernel is {:?}", kernel.dim());
    let Svd { u, s, vt } = svd(kernel)?;
    let root = s[0].sqrt();
    let error = s.iter().skip(1).map(|s| s * s).sum::<f64>().sqrt();
    Ok(Factored { column: &u.column(0) * root, row: &vt.row(0) * root, error })
}

impl Factored {
    /// u vᵀ, (m, n).
    pub fn product(&self) -> Array2<f64> {
        let (column, row) = (self.column.view(), self.row.view());
        column.insert_axis(Axis(1)).dot(&row.insert_axis(Axis(0)))
    }
}
// ANCHOR_END: factor

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classic::corr2d;
    use crate::sobel;
    use ndarray::array;
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use proptest::prelude::*;
    use tensor::Streams;

    fn normal(shape: (usize, usize), seed: u64) -> Array2<f64> {
        Array2::random_using(shape, StandardNormal, &mut Streams::new(seed).stream("x"))
    }

    /// ‖K‖.
    fn length(kernel: Array2<f64>) -> f64 {
        kernel.mapv(|k| k * k).sum().sqrt()
    }

    proptest! {
        /// ‖K − u vᵀ‖ = `error` = √(σ₂² + σ₃² + …), and no other column and row come nearer.
        #[test]
        fn the_error_is_that_of_the_nearest_product(m in 1..8_usize, n in 1..8_usize, seed: u64) {
            let kernel = normal((m, n), seed);
            let thin = factor(kernel.view()).unwrap();
            let others: f64 = svd(kernel.view()).unwrap().s.iter().skip(1).map(|s| s * s).sum();
            prop_assert!((thin.error - others.sqrt()).abs() < 1e-12);
            prop_assert!((length(&kernel - &thin.product()) - thin.error).abs() < 1e-12);
            for distance in [0.01, 1.0] {
                let column = &thin.column + &(normal((1, m), seed ^ 1).row(0).to_owned() * distance);
                let row = &thin.row + &(normal((1, n), seed ^ 2).row(0).to_owned() * distance);
                let other = Factored { column, row, error: 0.0 };
                prop_assert!(length(&kernel - &other.product()) > thin.error - 1e-12);
            }
        }

        #[test]
        fn what_is_a_product_comes_back(m in 1..8_usize, n in 1..8_usize, seed: u64) {
            let kernel = normal((m, 1), seed).dot(&normal((1, n), seed ^ 1));
            let thin = factor(kernel.view()).unwrap();
            let largest = length(kernel.clone());
            prop_assert!(thin.error <= 1e-12 * largest, "{} of {largest}", thin.error);
            prop_assert!(length(&kernel - &thin.product()) <= 1e-12 * largest);
        }
    }

    /// Sobel is (1, 2, 1)ᵀ (−1, 0, 1).
    #[test]
    fn a_kernel_of_rank_1_comes_back_exactly() {
        let [right, _] = sobel::<f64>();
        let thin = factor(right.view()).unwrap();
        assert!(thin.error < 1e-14);
        approx::assert_abs_diff_eq!(thin.product(), right, epsilon = 1e-14);
    }

    /// diag(3, 2, 1): the first term is 3 in its corner, and √(4 + 1) is left over.
    #[test]
    fn the_error_is_what_the_other_singular_values_leave() {
        let kernel = array![[3.0, 0.0, 0.0], [0.0, 2.0, 0.0], [0.0, 0.0, 1.0]];
        let thin = factor(kernel.view()).unwrap();
        assert!((thin.error - 5_f64.sqrt()).abs() < 1e-12);
        assert!((length(&kernel - &thin.product()) - thin.error).abs() < 1e-12);
    }

    /// First the column, then the row: the map of the product.
    #[test]
    fn two_thin_kernels_slide_as_their_product_does() {
        let (image, kernel) = (normal((7, 8), 1), normal((3, 4), 2));
        let thin = factor(kernel.view()).unwrap();
        let (column, row) = (thin.column.view(), thin.row.view());
        let first = corr2d(image.view(), column.insert_axis(Axis(1)));
        let both = corr2d(first.view(), row.insert_axis(Axis(0)));
        approx::assert_abs_diff_eq!(
            both,
            corr2d(image.view(), thin.product().view()),
            epsilon = 1e-12
        );
    }

    #[test]
    #[should_panic(expected = "factor: the kernel is (0, 3)")]
    fn a_kernel_of_nothing_is_refused() {
        drop(factor(Array2::zeros((0, 3)).view()));
    }

    #[test]
    fn an_infinite_kernel_is_refused() {
        assert!(factor(array![[f64::INFINITY, 0.0]].view()).is_err());
    }
}

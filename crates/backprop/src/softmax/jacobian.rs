// ANCHOR: jacobians
//! The Jacobians of the last layer as matrices, for looking at.

use ndarray::{Array2, ArrayView1, Axis, s};

/// The Jacobian of the softmax function where it is `s`, (K, K): ∂Sᵢ/∂zⱼ = Sᵢ (⟦i = j⟧ − Sⱼ).
///
/// Polish lecture 3, softmax and its derivative. For looking at; a layer multiplies without it.
pub fn softmax_jacobian(s: ArrayView1<f64>) -> Array2<f64> {
    let outer = s.insert_axis(Axis(1)).dot(&s.insert_axis(Axis(0)));
    Array2::from_diag(&s) - outer
}

/// The Jacobian of W ↦ W a, (M, M·L), for W (M, L) read row by row.
///
/// ```text
/// ∂(Wa)ₜ/∂Wᵢⱼ = aⱼ where i = t, else 0
/// ```
///
/// Polish lecture 3, the gradient with respect to W². M blocks of a, M − 1 of M of it zeros.
pub fn weight_jacobian(a: ArrayView1<f64>, rows: usize) -> Array2<f64> {
    let inputs = a.len();
    let mut jacobian = Array2::zeros((rows, rows * inputs));
    for (t, mut row) in jacobian.outer_iter_mut().enumerate() {
        row.slice_mut(s![t * inputs..(t + 1) * inputs]).assign(&a);
    }
    jacobian
}
// ANCHOR_END: jacobians

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Layer, Mode, Softmax, softmax};
    use ndarray::{array, concatenate};
    use tensor::numeric_gradient;

    #[test]
    fn the_product_without_a_matrix_is_the_product_with_it() {
        let z = array![[3.0, 1.0, -3.0, 0.5]];
        let (s, ()) = Softmax.forward(z.view(), &mut Mode::Eval);
        let ds = array![[0.3, -2.0, 1.0, 5.0]];
        let with = softmax_jacobian(s.row(0)).t().dot(&ds.row(0));
        let without = Softmax.backward(z.view(), s.view(), ds, ());
        approx::assert_abs_diff_eq!(without.row(0), with, epsilon = 1e-15);
    }

    /// A Jacobian from `numeric_gradient`, row by row.
    fn numeric_jacobian(
        x: ArrayView1<f64>,
        f: impl Fn(ArrayView1<f64>) -> ndarray::Array1<f64>,
    ) -> Array2<f64> {
        let rows: Vec<_> = (0..f(x).len()).map(|i| numeric_gradient(x, |x| f(x)[i])).collect();
        let rows: Vec<_> = rows.iter().map(|row| row.view().insert_axis(Axis(0))).collect();
        concatenate(Axis(0), &rows).unwrap()
    }

    #[test]
    fn softmax_jacobian_matches_the_numeric_gradient_of_every_output() {
        let z = array![3.0, 1.0, -3.0, 0.5];
        let numeric = numeric_jacobian(z.view(), |z| softmax(z));
        let formula = softmax_jacobian(softmax(z.view()).view());
        approx::assert_abs_diff_eq!(formula, numeric, epsilon = 1e-9);
    }

    /// A row of J is how one probability moves with every net input; all of them together move it
    /// nowhere. J is symmetric, so the columns sum to 0 too: the probabilities move against each other.
    #[test]
    fn rows_and_columns_of_the_softmax_jacobian_sum_to_zero() {
        let jacobian = softmax_jacobian(softmax(array![3.0, 1.0, -3.0, 0.5].view()).view());
        for axis in [0, 1] {
            assert!(jacobian.sum_axis(Axis(axis)).iter().all(|sum| sum.abs() < 1e-16));
        }
    }

    /// W is (3, 2), so Dg is (3, 6), the block matrix of the slide.
    #[test]
    fn weight_jacobian_matches_the_numeric_gradient_of_every_output() {
        let a = array![0.5, -2.0];
        let w = array![0.1, 0.2, 0.3, 0.4, 0.5, 0.6];
        let product = |w: ArrayView1<f64>| w.into_shape_with_order((3, 2)).unwrap().dot(&a);
        let formula = weight_jacobian(a.view(), 3);
        assert_eq!(formula.row(1), array![0.0, 0.0, 0.5, -2.0, 0.0, 0.0]);
        approx::assert_abs_diff_eq!(formula, numeric_jacobian(w.view(), product), epsilon = 1e-9);
    }

    /// ∂Pₜ/∂Wᵢⱼ = Sₜ (⟦t = i⟧ − Sᵢ) aⱼ is entry (t, iL + j) of the product of both Jacobians.
    #[test]
    fn the_jacobian_of_the_layer_is_the_product_and_matches_the_numeric_gradient() {
        let (a, w) = (array![0.5, -2.0], array![0.1, 0.2, 0.3, 0.4, 0.5, 0.6]);
        let output =
            |w: ArrayView1<f64>| softmax(w.into_shape_with_order((3, 2)).unwrap().dot(&a).view());
        let s = output(w.view());
        let product = softmax_jacobian(s.view()).dot(&weight_jacobian(a.view(), 3));
        approx::assert_abs_diff_eq!(product, numeric_jacobian(w.view(), output), epsilon = 1e-9);
        for ((t, column), &entry) in product.indexed_iter() {
            let (i, j) = (column / 2, column % 2);
            let same = f64::from(u8::from(t == i));
            approx::assert_abs_diff_eq!(entry, s[t] * (same - s[i]) * a[j], epsilon = 1e-15);
        }
    }
}

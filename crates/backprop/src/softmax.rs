// ANCHOR: functions
//! From any numbers to probabilities: the softmax function, and what belongs to it.

use ndarray::{Array, Array2, ArrayView, ArrayView1, ArrayView2, ArrayViewMut1, Dimension, Zip};
use tensor::Real;

use crate::layer::{Layer, Mode};
use crate::param::Params;

/// Sⱼ = e^zⱼ / Σₖ e^zₖ, for every row of `z` (…, K).
///
/// Polish lecture 3, softmax layer. No exponential overflows, since m = max z is subtracted first,
/// which changes nothing: e^−m cancels.
pub fn softmax<F: Real, D: Dimension>(z: ArrayView<F, D>) -> Array<F, D> {
    let mut s = z.to_owned();
    for mut row in s.rows_mut() {
        let (_, sum) = exponentials(row.view_mut());
        row.mapv_inplace(|e| e / sum);
    }
    s
}

/// Replaces z by e^(z−m), m = max z; returns m and the sum, which is at least e⁰ = 1.
pub(crate) fn exponentials<F: Real>(mut z: ArrayViewMut1<F>) -> (F, F) {
    let max = z.iter().copied().fold(F::neg_infinity(), F::max);
    z.mapv_inplace(|z| (z - max).exp());
    (max, z.sum())
}
// ANCHOR_END: functions

// ANCHOR: log
/// ln Σₖ e^zₖ, a maximum with its corners rounded.
///
/// ```text
/// m + ln Σₖ e^(zₖ − m)          m = max z
/// ```
pub fn log_sum_exp<F: Real>(z: ArrayView1<F>) -> F {
    let (max, sum) = exponentials(z.to_owned().view_mut());
    max + sum.ln()
}

/// ln softmax(z), for every row of `z` (…, K): zⱼ − ln Σₖ e^zₖ.
///
/// It is finite where softmax rounds to 0 and its logarithm is lost.
pub fn log_softmax<F: Real, D: Dimension>(z: ArrayView<F, D>) -> Array<F, D> {
    let mut log = z.to_owned();
    for mut row in log.rows_mut() {
        let (max, sum) = exponentials(row.to_owned().view_mut());
        row.mapv_inplace(|z| (z - max) - sum.ln());
    }
    log
}
// ANCHOR_END: log

// ANCHOR: layer
/// The softmax function as a layer, for every row of its input (…, K).
///
/// Every output depends on every input, so the derivative is no factor for each: it is the Jacobian
/// J = diag(S) − S Sᵀ. Its product with a vector needs no matrix:
///
/// ```text
/// ∂C/∂z = Jᵀ ∂C/∂S = S ⊙ (∂C/∂S − Σₖ Sₖ ∂C/∂Sₖ)
/// ```
///
/// Where a cross-entropy follows, [`SoftmaxCrossEntropy`](crate::SoftmaxCrossEntropy) is both in one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Softmax;

impl<F: Real> Params<F> for Softmax {}

impl<F: Real, D: Dimension> Layer<F, D> for Softmax {
    type Out = D;
    type Cache = ();

    fn forward(&self, z: ArrayView<F, D>, _mode: &mut Mode<'_>) -> (Array<F, D>, ()) {
        (softmax(z), ())
    }

    fn backward(
        &mut self,
        _z: ArrayView<F, D>,
        s: ArrayView<F, D>,
        mut ds: Array<F, D>,
        _cache: (),
    ) -> Array<F, D> {
        for (s, ds) in s.rows().into_iter().zip(ds.rows_mut()) {
            let mean = s.dot(&ds);
            Zip::from(ds).and(s).for_each(|d, &s| *d = s * (*d - mean));
        }
        ds
    }
}
// ANCHOR_END: layer

// ANCHOR: classes
/// The class of the largest entry of every row of `y_hat` (B, K), the first of equals.
///
/// # Panics
///
/// Where there is no class.
#[track_caller]
pub fn argmax<F: Real>(y_hat: ArrayView2<F>) -> Vec<usize> {
    assert!(y_hat.ncols() > 0, "argmax: ŷ is {:?}, there is no class", y_hat.dim());
    let larger = |best: (usize, F), (k, &y): (usize, &F)| if y > best.1 { (k, y) } else { best };
    let first = (0, F::neg_infinity());
    y_hat.outer_iter().map(|row| row.iter().enumerate().fold(first, larger).0).collect()
}

/// A row for each class, (B, K), with a 1 in its place among zeros.
///
/// # Panics
///
/// Where a class is not below `count`.
#[track_caller]
pub fn one_hot<F: Real>(classes: &[usize], count: usize) -> Array2<F> {
    let mut rows = Array2::zeros((classes.len(), count));
    for (row, &class) in classes.iter().enumerate() {
        assert!(class < count, "one_hot: classes[{row}] is {class}, there are {count} classes");
        rows[[row, class]] = F::one();
    }
    rows
}
// ANCHOR_END: classes

mod jacobian;

pub use jacobian::{softmax_jacobian, weight_jacobian};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check_layer;
    use ndarray::{Axis, array};
    use proptest::prelude::*;

    /// e³ = 20.0855, e = 2.7183, e⁻³ = 0.0498, the sum 22.8536.
    #[test]
    fn three_one_minus_three_become_the_probabilities_of_the_lecture() {
        let s = softmax(array![3.0, 1.0, -3.0].view());
        approx::assert_abs_diff_eq!(s, array![0.879, 0.119, 0.002], epsilon = 5e-4);
    }

    #[test]
    fn a_thousand_neither_overflows_nor_vanishes() {
        let s = softmax(array![[1000.0, 0.0, -1000.0], [-1000.0, -1000.0, -1000.0]].view());
        approx::assert_abs_diff_eq!(s.row(0), array![1.0, 0.0, 0.0], epsilon = 1e-300);
        approx::assert_abs_diff_eq!(s.row(1), array![1., 1., 1.] / 3.0, epsilon = 1e-16);
        assert_eq!(log_softmax(array![1e4, -1e4].view()), array![0.0, -2e4]);
        assert_eq!(log_sum_exp(array![-1e4, -1e4].view()), -1e4 + 2_f64.ln());
    }

    #[test]
    fn it_works_on_the_last_axis_of_any_array() {
        let z = ndarray::Array3::from_shape_fn((2, 3, 4), |(i, j, k)| (i * j) as f64 - k as f64);
        let s = softmax(z.view());
        for i in 0..2 {
            let rows = z.index_axis(Axis(0), i);
            assert_eq!(s.index_axis(Axis(0), i), softmax(rows));
        }
    }

    /// The layer's product with J against finite differences; the cost of the check weighs the outputs
    /// by random numbers, so every entry of J takes part.
    #[test]
    fn softmax_gradient_matches_finite_differences() {
        let z = array![[3.0, 1.0, -3.0, 0.5], [0.0, 0.0, 0.0, 0.0]];
        check_layer(&mut Softmax, z.view(), 1).assert_passed();
    }

    #[test]
    fn the_first_of_equals_wins() {
        let y_hat =
            array![[1.0, 3.0, 3.0], [2.0, 2.0, 2.0], [f64::NEG_INFINITY; 3], [0.0, 1.0, 7.0]];
        assert_eq!(argmax(y_hat.view()), [1, 0, 0, 2]);
    }

    #[test]
    fn one_hot_and_argmax_undo_each_other() {
        let classes = [2, 0, 1, 1, 3];
        let rows = one_hot::<f64>(&classes, 4);
        assert_eq!(argmax(rows.view()), classes);
        assert_eq!(one_hot::<f64>(&argmax(rows.view()), 4), rows);
        assert_eq!(rows.sum_axis(Axis(1)), array![1.0, 1.0, 1.0, 1.0, 1.0]);
    }

    #[test]
    #[should_panic(expected = "one_hot: classes[1] is 4, there are 4 classes")]
    fn a_class_that_there_is_not_has_no_row() {
        one_hot::<f64>(&[0, 4], 4);
    }

    #[test]
    #[should_panic(expected = "argmax: ŷ is (2, 0), there is no class")]
    fn without_classes_there_is_no_largest() {
        argmax(Array2::<f64>::zeros((2, 0)).view());
    }

    proptest! {
        #[test]
        fn the_probabilities_of_a_row_sum_to_one_and_are_blind_to_a_shift(
            z in prop::collection::vec(-1e3_f64..1e3, 1..8),
            shift in -1e3_f64..1e3,
        ) {
            let z = ndarray::Array1::from(z);
            let s = softmax(z.view());
            prop_assert!((s.sum() - 1.0).abs() < 1e-14);
            prop_assert!(s.iter().all(|&p| (0.0..=1.0).contains(&p)));
            let moved = softmax((&z + shift).view());
            prop_assert!((&s - &moved).iter().all(|d| d.abs() < 1e-12));
            prop_assert!((log_sum_exp((&z + shift).view()) - log_sum_exp(z.view()) - shift).abs() < 1e-11);
            let logs = log_softmax(z.view()).mapv(f64::exp);
            prop_assert!((&s - &logs).iter().all(|d| d.abs() < 1e-14));
        }

        /// max ≤ ln Σ e^z ≤ max + ln K.
        #[test]
        fn log_sum_exp_is_a_rounded_maximum(z in prop::collection::vec(-1e3_f64..1e3, 1..8)) {
            let max = z.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let above = log_sum_exp(ArrayView1::from(&z)) - max;
            prop_assert!((0.0..=(z.len() as f64).ln() + 1e-12).contains(&above));
        }
    }
}

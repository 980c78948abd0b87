// ANCHOR: softmax_cross_entropy
//! The cross-entropy of the softmax function, from the net inputs.

use ndarray::{Array2, ArrayView2};
use tensor::Real;

use super::{Loss, entries::check_classes};
use crate::softmax::exponentials;

/// The [cross-entropy](super::CrossEntropy) of ŷ = softmax(z) as a function of z, the mean over the
/// batch of
///
/// ```text
/// C = ln Σₖ e^zₖ − z_y          ∂C/∂zₖ = ŷₖ − ⟦k = y⟧
/// ```
///
/// The targets are classes, one for every row. No exponential overflows and no logarithm is of 0: the
/// cost is finite for all finite z. This is PyTorch's `CrossEntropyLoss`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SoftmaxCrossEntropy;

impl<F: Real> Loss<F> for SoftmaxCrossEntropy {
    type Target = [usize];

    #[track_caller]
    fn loss(&self, z: ArrayView2<F>, y: &[usize]) -> (F, Array2<F>) {
        check_classes("SoftmaxCrossEntropy", z, y);
        let batch = z.nrows() as f64;
        let mut cost = 0.0;
        let mut delta = z.to_owned();
        for (mut row, &class) in delta.rows_mut().into_iter().zip(y) {
            let z = row[class];
            let (max, sum) = exponentials(row.view_mut());
            cost += (sum.ln() - (z - max)).as_f64();
            row.mapv_inplace(|e| e / sum);
            row[class] -= F::one();
        }
        delta /= F::of(batch);
        (F::of(cost / batch), delta)
    }
}
// ANCHOR_END: softmax_cross_entropy

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CrossEntropy, Layer, LogisticCrossEntropy, Mode, Softmax};
    use crate::{check_loss, log_softmax, one_hot, softmax};
    use ndarray::{Axis, array, concatenate};
    use proptest::prelude::*;

    /// z = (3, 1, −3) has the probabilities (.879, .119, .002); class 0 costs −ln 0.879 = 0.129.
    #[test]
    fn it_is_the_logarithm_of_the_probability_of_the_class() {
        let z = array![[3.0, 1.0, -3.0], [3.0, 1.0, -3.0]];
        let (cost, _) = SoftmaxCrossEntropy.loss(z.view(), &[0, 2]);
        let log = log_softmax(z.view());
        approx::assert_abs_diff_eq!(cost, -(log[[0, 0]] + log[[1, 2]]) / 2.0, epsilon = 1e-15);
        approx::assert_abs_diff_eq!(-log[[0, 0]], 0.129, epsilon = 5e-4);
    }

    /// δ = ŷ − y, not y − ŷ.
    #[test]
    fn delta_is_output_less_target() {
        let z = array![[3.0, 1.0, -3.0]];
        let (_, delta) = SoftmaxCrossEntropy.loss(z.view(), &[1]);
        let right = softmax(z.view()) - one_hot::<f64>(&[1], 3);
        approx::assert_abs_diff_eq!(delta, right, epsilon = 1e-15);
        assert!(delta[[0, 1]] < 0.0 && delta[[0, 0]] > 0.0);
    }

    #[test]
    fn softmax_cross_entropy_gradient_matches_finite_differences() {
        let z = array![[3.0, 1.0, -3.0, 0.5], [0.0, 0.0, 0.0, 0.0], [-9.0, 8.0, 1.0, 2.0]];
        check_loss(&SoftmaxCrossEntropy, z.view(), &[0, 3, 2]).assert_passed();
    }

    /// Backward through the cross-entropy, then through Jᵀ: the same δ, by the long way.
    #[test]
    fn it_is_softmax_and_cross_entropy_one_after_the_other() {
        let z = array![[3.0, 1.0, -3.0], [0.1, 0.2, 0.3]];
        let (s, ()) = Softmax.forward(z.view(), &mut Mode::Eval);
        let (cost, slope) = CrossEntropy.loss(s.view(), &one_hot(&[2, 0], 3));
        let chain = Softmax.backward(z.view(), s.view(), slope, ());
        let (fused, delta) = SoftmaxCrossEntropy.loss(z.view(), &[2, 0]);
        approx::assert_abs_diff_eq!(cost, fused, epsilon = 1e-14);
        approx::assert_abs_diff_eq!(chain, delta, epsilon = 1e-14);
    }

    #[test]
    fn ten_thousand_in_the_net_inputs_neither_overflows_nor_loses_the_cost() {
        let z = array![[1e4_f32, -1e4, 0.0], [-1e4, 1e4, 0.0]];
        let (cost, delta) = SoftmaxCrossEntropy.loss(z.view(), &[0, 0]);
        assert_eq!(cost, 1e4);
        assert_eq!(delta, array![[0.0, 0.0, 0.0], [-0.5, 0.5, 0.0]]);
        let (cost, _) = SoftmaxCrossEntropy.loss(array![[1e4, 1e4 + 1.0]].view(), &[1]);
        approx::assert_abs_diff_eq!(cost, (1.0 + (-1.0_f64).exp()).ln(), epsilon = 1e-15);
    }

    #[test]
    fn one_class_is_always_right() {
        let (cost, delta) = SoftmaxCrossEntropy.loss(array![[-7.0], [1e4]].view(), &[0, 0]);
        assert_eq!((cost, delta), (0.0, array![[0.0], [0.0]]));
    }

    /// K equal net inputs leave 1/K to each class: ln 10 is where an untrained net of ten classes is.
    #[test]
    fn equal_net_inputs_cost_the_logarithm_of_the_number_of_classes() {
        let (cost, _) =
            SoftmaxCrossEntropy.loss(Array2::<f64>::zeros((4, 10)).view(), &[0, 3, 9, 9]);
        approx::assert_abs_diff_eq!(cost, 10_f64.ln(), epsilon = 1e-15);
    }

    #[test]
    #[should_panic(expected = "SoftmaxCrossEntropy: y[1] is class 3, ŷ has classes below 3")]
    fn a_class_that_there_is_not_is_refused() {
        SoftmaxCrossEntropy.loss(Array2::<f64>::zeros((2, 3)).view(), &[0, 3]);
    }

    #[test]
    #[should_panic(expected = "SoftmaxCrossEntropy: ŷ is (2, 3), y has 1 classes")]
    fn a_class_for_every_row_is_demanded() {
        SoftmaxCrossEntropy.loss(Array2::<f64>::zeros((2, 3)).view(), &[0]);
    }

    #[test]
    #[should_panic(expected = "SoftmaxCrossEntropy: ŷ is (0, 3), an empty batch has no mean")]
    fn an_empty_batch_is_refused() {
        SoftmaxCrossEntropy.loss(Array2::<f64>::zeros((0, 3)).view(), &[]);
    }

    proptest! {
        /// softmax(z, 0) = (σ(z), 1 − σ(z)): two classes are one logistic unit.
        #[test]
        fn two_classes_are_a_logistic_unit(z in -30.0_f64..30.0) {
            let (two, delta) = SoftmaxCrossEntropy.loss(array![[0.0, z]].view(), &[1]);
            let (one, slope) = LogisticCrossEntropy.loss(array![[z]].view(), &array![[1.0]]);
            prop_assert!((two - one).abs() < 1e-13);
            prop_assert!((delta[[0, 1]] - slope[[0, 0]]).abs() < 1e-15);
        }

        /// C ≥ 0; a shift of all net inputs changes nothing; δ sums to 0 in every row.
        #[test]
        fn it_is_not_negative_and_blind_to_a_shift(
            z in prop::collection::vec(-20.0_f64..20.0, 6),
            shift in -100.0_f64..100.0,
        ) {
            let z = Array2::from_shape_vec((2, 3), z).unwrap();
            let (cost, delta) = SoftmaxCrossEntropy.loss(z.view(), &[0, 2]);
            let (moved, same) = SoftmaxCrossEntropy.loss((&z + shift).view(), &[0, 2]);
            prop_assert!(cost >= 0.0 && (cost - moved).abs() < 1e-12);
            prop_assert!((&delta - &same).iter().all(|d| d.abs() < 1e-12));
            prop_assert!(delta.sum_axis(Axis(1)).iter().all(|d| d.abs() < 1e-15));
        }

        #[test]
        fn a_batch_costs_the_mean_of_its_rows(z in prop::collection::vec(-20.0_f64..20.0, 9)) {
            let z = Array2::from_shape_vec((3, 3), z).unwrap();
            let (cost, delta) = SoftmaxCrossEntropy.loss(z.view(), &[0, 1, 2]);
            let rows: Vec<_> = (0..3)
                .map(|i| SoftmaxCrossEntropy.loss(z.slice(ndarray::s![i..i + 1, ..]), &[i]))
                .collect();
            let mean = rows.iter().map(|row| row.0).sum::<f64>() / 3.0;
            let parts: Vec<_> = rows.iter().map(|row| row.1.view()).collect();
            let stacked = concatenate(Axis(0), &parts).unwrap() / 3.0;
            prop_assert!((cost - mean).abs() < 1e-13);
            prop_assert!((delta - stacked).iter().all(|d| d.abs() < 1e-15));
        }
    }
}

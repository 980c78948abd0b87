// ANCHOR: shortcut
//! Leaving out one sample after the other, with one fit.

use nalgebra::DMatrix;
use ndarray::{ArrayView1, ArrayView2};

use crate::error::Error;

/// The mean of the squared errors of least squares, each on the sample that was left out of its fit:
///
/// ```text
/// 1/P Σ (eᵢ / (1 − hᵢᵢ))²          e = y − ŷ, H = X (Xᵀ X)⁻¹ Xᵀ
/// ```
///
/// One fit to all samples does for P fits: a sample with the leverage hᵢᵢ pulls the line so far to
/// itself that 1 − hᵢᵢ of its error is left. With X = Q R, hᵢᵢ is the squared length of row i of Q.
///
/// `x` is (P, columns), a column of ones among them where there is to be a constant; `y` is (P,).
///
/// # Errors
///
/// [`Error::Singular`] where the columns depend on each other, or a sample alone decides on one of them.
///
/// # Panics
///
/// Where there are not as many targets as samples.
#[track_caller]
pub fn leave_one_out_error(x: ArrayView2<f64>, y: ArrayView1<f64>) -> Result<f64, Error> {
    let ((samples, columns), targets) = (x.dim(), y.len());
    assert!(
        samples == targets,
        "leave_one_out_error: x is ({samples}, {columns}), y is ({targets},)"
    );
    if samples <= columns || columns == 0 {
        return Err(Error::Singular);
    }
    let (q, r) = DMatrix::from_fn(samples, columns, |i, j| x[[i, j]]).qr().unpack();
    let diagonal = r.diagonal().abs();
    if diagonal.min() <= 1e-12 * diagonal.max() {
        return Err(Error::Singular);
    }
    let targets = DMatrix::from_fn(samples, 1, |i, _| y[i]);
    let errors = &targets - &q * (q.transpose() * &targets);
    let mut sum = 0.0;
    for i in 0..samples {
        let left = 1.0 - q.row(i).norm_squared();
        if left <= 1e-12 {
            return Err(Error::Singular);
        }
        sum += (errors[i] / left).powi(2);
    }
    Ok(sum / samples as f64)
}
// ANCHOR_END: shortcut

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folds::leave_one_out;
    use ndarray::{Array1, Array2, Axis, array};
    use proptest::prelude::*;

    /// A constant alone: H is 1/P throughout. y = 0, 0, 3: without 3 the mean is 0, without a 0 it is
    /// 1.5: (2.25 + 2.25 + 9)/3 = 4.5.
    #[test]
    fn a_mean_without_one_sample_is_worked_by_hand() {
        let error = leave_one_out_error(Array2::ones((3, 1)).view(), array![0.0, 0.0, 3.0].view());
        assert!((error.unwrap() - 4.5).abs() < 1e-12);
    }

    #[test]
    fn columns_that_depend_on_each_other_are_refused() {
        let x = array![[1.0, 2.0], [2.0, 4.0], [3.0, 6.0]];
        assert!(matches!(
            leave_one_out_error(x.view(), array![1.0, 2.0, 3.0].view()),
            Err(Error::Singular)
        ));
        // The first sample alone knows of the second column.
        let x = array![[1.0, 1.0], [1.0, 0.0], [1.0, 0.0]];
        assert!(leave_one_out_error(x.view(), array![1.0, 2.0, 3.0].view()).is_err());
    }

    #[test]
    #[should_panic(expected = "leave_one_out_error: x is (3, 1), y is (2,)")]
    fn a_sample_without_a_target_is_refused() {
        let _ = leave_one_out_error(Array2::ones((3, 1)).view(), array![1.0, 2.0].view());
    }

    /// The fit to `x` and `y`, by the normal equations.
    fn fit(x: &Array2<f64>, y: &Array1<f64>) -> Array1<f64> {
        let (gram, right) = (x.t().dot(x), x.t().dot(y));
        let n = right.len();
        let solved = DMatrix::from_fn(n, n, |i, j| gram[[i, j]])
            .lu()
            .solve(&DMatrix::from_fn(n, 1, |i, _| right[i]))
            .unwrap();
        Array1::from_iter(solved.iter().copied())
    }

    proptest! {
        #[test]
        fn the_shortcut_equals_as_many_fits_as_samples(numbers in prop::collection::vec(-2.0..2.0_f64, 30)) {
            let x = Array2::from_shape_fn((10, 3), |(i, j)| if j == 0 { 1.0 } else { numbers[3 * i + j] });
            let y = Array1::from_shape_fn(10, |i| numbers[3 * i]);
            let mut sum = 0.0;
            for fold in leave_one_out(10).unwrap() {
                let theta = fit(&x.select(Axis(0), &fold.train), &y.select(Axis(0), &fold.train));
                let n = fold.test[0];
                sum += (y[n] - x.row(n).dot(&theta)).powi(2);
            }
            let shortcut = leave_one_out_error(x.view(), y.view()).unwrap();
            prop_assert!((shortcut - sum / 10.0).abs() < 1e-6 * (1.0 + shortcut), "{shortcut} {}", sum / 10.0);
        }
    }
}

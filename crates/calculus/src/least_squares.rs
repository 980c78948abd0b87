// ANCHOR: least_squares
//! Least squares, with and without a prior.

use crate::error::Error;
use crate::linalg::{qr, solve};
use ndarray::{Array1, Array2, ArrayView1, ArrayView2, Axis};

/// The residual sum of squares, RSS = Σᵢ (yᵢ − xᵢᵀθ)²: `x` is (samples, inputs), `y` is (samples,).
///
/// # Panics
///
/// Where the shapes do not fit.
#[track_caller]
pub fn rss(x: ArrayView2<f64>, y: ArrayView1<f64>, theta: ArrayView1<f64>) -> f64 {
    check_shapes("rss", x, y);
    assert!(
        x.ncols() == theta.len(),
        "rss: x is {:?}, the weights are ({},)",
        x.dim(),
        theta.len()
    );
    let residual = &y - &x.dot(&theta);
    residual.dot(&residual)
}

/// The weights θ, (inputs,), of the least RSS: `x` is (samples, inputs), `y` is (samples,).
///
/// ```text
/// XᵀX θ = Xᵀy        with X = QR:  R θ = Qᵀy
/// ```
///
/// # Errors
///
/// Where an entry is not finite, or the columns of `x` depend on each other, so that many θ fit.
///
/// # Panics
///
/// Where the shapes do not fit.
#[track_caller]
pub fn least_squares(x: ArrayView2<f64>, y: ArrayView1<f64>) -> Result<Array1<f64>, Error> {
    check_shapes("least_squares", x, y);
    if x.nrows() < x.ncols() {
        return Err(Error::Singular);
    }
    let (q, r) = qr(x)?;
    let theta = solve(r.view(), q.t().dot(&y).insert_axis(Axis(1)).view())?;
    Ok(theta.remove_axis(Axis(1)))
}

/// Refuses targets that are not one for each sample.
#[track_caller]
fn check_shapes(caller: &str, x: ArrayView2<f64>, y: ArrayView1<f64>) {
    let (given, expected) = (y.len(), x.dim());
    assert!(given == expected.0, "{caller}: x is {expected:?}, y is ({given},)");
}
// ANCHOR_END: least_squares

// ANCHOR: ridge
/// The weights θ, (inputs,), of the least RSS + λ‖θ‖², ridge regression (Hoerl and Kennard, 1970).
///
/// ```text
/// θ = (XᵀX + λI)⁻¹ Xᵀy
/// ```
///
/// Under noise of the deviation s and a prior N(0, τ²) on each weight, λ = s²/τ² gives the most
/// probable θ.
///
/// # Errors
///
/// Where λ is not positive, or an entry is not finite.
///
/// # Panics
///
/// Where the shapes do not fit.
#[track_caller]
pub fn ridge(x: ArrayView2<f64>, y: ArrayView1<f64>, lambda: f64) -> Result<Array1<f64>, Error> {
    check_shapes("ridge", x, y);
    if !(lambda > 0.0 && lambda.is_finite()) {
        return Err(Error::NotPositive("strength λ", lambda));
    }
    let gram = x.t().dot(&x) + Array2::<f64>::eye(x.ncols()) * lambda;
    let theta = solve(gram.view(), x.t().dot(&y).insert_axis(Axis(1)).view())?;
    Ok(theta.remove_axis(Axis(1)))
}
// ANCHOR_END: ridge

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Normal, descend, midpoints, pseudo_inverse};
    use ndarray::array;
    use proptest::prelude::*;
    use tensor::GradientCheck;

    fn line() -> (Array2<f64>, Array1<f64>) {
        let x = array![[1.0, 0.0], [1.0, 1.0], [1.0, 2.0], [1.0, 3.0]];
        (x, array![1.0, 2.0, 2.0, 4.0])
    }

    fn near(a: &Array1<f64>, b: &Array1<f64>, epsilon: f64) -> bool {
        (a - b).iter().all(|difference| difference.abs() < epsilon)
    }

    /// XᵀX = [4 6; 6 14], Xᵀy = (9, 18): θ = (0.9, 0.9). The residuals are 0.1, 0.2, −0.7 and 0.4, their
    /// squares sum to 0.70.
    #[test]
    fn a_line_through_four_points_by_hand() {
        let (x, y) = line();
        let theta = least_squares(x.view(), y.view()).unwrap();
        assert!(near(&theta, &array![0.9, 0.9], 1e-12));
        assert!((rss(x.view(), y.view(), theta.view()) - 0.70).abs() < 1e-12);
    }

    /// XᵀX + I = [5 6; 6 15], with the determinant 39: θ = (27, 36)/39.
    #[test]
    fn ridge_on_the_line_by_hand() {
        let (x, y) = line();
        let theta = ridge(x.view(), y.view(), 1.0).unwrap();
        assert!(near(&theta, &array![27.0 / 39.0, 36.0 / 39.0], 1e-12));
    }

    /// Some samples of three inputs, some targets.
    fn samples() -> impl Strategy<Value = (Array2<f64>, Array1<f64>)> {
        let numbers = |n| prop::collection::vec(-2.0..2.0_f64, n);
        (numbers(24), numbers(8)).prop_map(|(x, y)| {
            let mut x = Array2::from_shape_vec((8, 3), x).unwrap();
            // Far from singular, whatever was drawn.
            for i in 0..3 {
                x[[i, i]] += 6.0;
            }
            (x, Array1::from(y))
        })
    }

    proptest! {
        #[test]
        fn the_residual_stands_at_right_angles_to_every_column((x, y) in samples()) {
            let theta = least_squares(x.view(), y.view()).unwrap();
            let residual = &y - &x.dot(&theta);
            prop_assert!(x.t().dot(&residual).iter().all(|product| product.abs() < 1e-10));
            prop_assert!(near(&theta, &pseudo_inverse(x.view()).unwrap().dot(&y), 1e-10));
            let normal = solve(
                x.t().dot(&x).view(),
                x.t().dot(&y).insert_axis(Axis(1)).view(),
            ).unwrap();
            prop_assert!(near(&theta, &normal.remove_axis(Axis(1)), 1e-10));
        }

        #[test]
        fn no_other_weights_have_a_smaller_rss(
            (x, y) in samples(), step in prop::array::uniform3(-0.5..0.5_f64)
        ) {
            let theta = least_squares(x.view(), y.view()).unwrap();
            let other = &theta + &array![step[0], step[1], step[2]];
            let least = rss(x.view(), y.view(), theta.view());
            prop_assert!(least <= rss(x.view(), y.view(), other.view()));
        }

        /// The sum of −ln p over Gaussian noise is RSS/2s² and something that θ does not change.
        #[test]
        fn under_gaussian_noise_rss_is_minus_the_log_likelihood(
            (x, y) in samples(), sigma in 0.2..3.0_f64,
            theta in prop::array::uniform3(-1.0..1.0_f64),
            other in prop::array::uniform3(-1.0..1.0_f64),
        ) {
            let minus_log = |theta: [f64; 3]| {
                let y_hat = x.dot(&Array1::from(theta.to_vec()));
                let density = |(y_hat, y): (&f64, &f64)| {
                    Normal { mean: *y_hat, deviation: sigma }.log_density(*y)
                };
                -y_hat.iter().zip(&y).map(density).sum::<f64>()
            };
            let share = |theta: [f64; 3]| {
                rss(x.view(), y.view(), array![theta[0], theta[1], theta[2]].view())
                    / (2.0 * sigma * sigma)
            };
            let differ = (minus_log(theta) - minus_log(other)) - (share(theta) - share(other));
            prop_assert!(differ.abs() < 1e-8 * (1.0 + minus_log(theta).abs()), "{}", differ);
        }

        /// −ln p(θ | D) with the prior N(0, τ²): its slope vanishes at the ridge of λ = s²/τ², and descent
        /// ends there.
        #[test]
        fn gradient_of_the_log_posterior_vanishes_at_the_ridge(
            (x, y) in samples(), sigma in 0.5..2.0_f64, tau in 0.3..2.0_f64
        ) {
            let theta = ridge(x.view(), y.view(), (sigma / tau).powi(2)).unwrap();
            let minus_log = |theta: ArrayView1<f64>| {
                let noise = Normal { mean: 0.0, deviation: sigma };
                let prior = Normal { mean: 0.0, deviation: tau };
                let residual = &y - &x.dot(&theta);
                let of_data = residual.iter().map(|r| noise.log_density(*r)).sum::<f64>();
                -(of_data + theta.iter().map(|w| prior.log_density(*w)).sum::<f64>())
            };
            let slope = |theta: ArrayView1<f64>| {
                let residual = &y - &x.dot(&theta);
                x.t().dot(&residual) / -(sigma * sigma) + &theta / (tau * tau)
            };
            let mut check = GradientCheck::new();
            let at = array![0.3, -0.2, 0.7];
            check.compare("θ", at.view(), slope(at.view()).view(), minus_log);
            check.assert_passed();
            prop_assert!(slope(theta.view()).iter().all(|slope| slope.abs() < 1e-8));
            let gram = x.t().dot(&x);
            let steepest = gram.diag().sum() / (sigma * sigma) + 1.0 / (tau * tau);
            let path = descend(slope, Array1::zeros(3).view(), 1.0 / steepest, 4000);
            prop_assert!(near(&path[4000], &theta, 1e-6), "{} {}", path[4000], theta);
        }

        /// Ridge is least squares with one more sample for each weight: the input √λ, the target 0.
        #[test]
        fn ridge_is_least_squares_with_samples_that_want_zero(
            (x, y) in samples(), lambda in 0.01..20.0_f64
        ) {
            let more = Array2::<f64>::eye(3) * lambda.sqrt();
            let x_more = ndarray::concatenate![Axis(0), x, more];
            let y_more = ndarray::concatenate![Axis(0), y, Array1::zeros(3)];
            let theta = ridge(x.view(), y.view(), lambda).unwrap();
            prop_assert!(near(&least_squares(x_more.view(), y_more.view()).unwrap(), &theta, 1e-9));
        }

        #[test]
        fn a_stronger_prior_makes_shorter_weights((x, y) in samples(), lambda in 0.01..5.0_f64) {
            let length = |lambda| {
                let theta = ridge(x.view(), y.view(), lambda).unwrap();
                theta.dot(&theta)
            };
            prop_assert!(length(2.0 * lambda) <= length(lambda));
        }
    }

    /// Columns (1, ε, 0) and (1, 0, ε) with ε² below rounding: XᵀX is [1 1; 1 1], R is not singular.
    #[test]
    fn qr_answers_where_the_normal_equations_are_singular() {
        let e = 1e-9;
        let (x, y) = (array![[1.0, 1.0], [e, 0.0], [0.0, e]], array![2.0, e, e]);
        let gram = x.t().dot(&x);
        assert_eq!(gram, array![[1.0, 1.0], [1.0, 1.0]]);
        assert_eq!(solve(gram.view(), array![[2.0], [2.0]].view()), Err(Error::Singular));
        let theta = least_squares(x.view(), y.view()).unwrap();
        assert!(near(&theta, &array![1.0, 1.0], 1e-6), "{theta}");
    }

    /// ½(θ − m)² + λ|θ| on a grid: from m = 0.4 the prior of Laplace goes to 0, the one of Gauss does not.
    #[test]
    fn a_laplace_prior_sets_a_small_weight_to_zero() {
        let best = |cost: &dyn Fn(f64) -> f64| {
            let theta = midpoints(2001).mapv(|share| 4.0 * share - 2.0);
            theta.into_iter().min_by(|a, b| cost(*a).total_cmp(&cost(*b))).unwrap()
        };
        for (m, laplace, gauss) in [(0.4, 0.0, 0.2), (-0.4, 0.0, -0.2), (1.4, 0.9, 0.7)] {
            let squares = |theta: f64| 0.5 * (theta - m).powi(2);
            assert!((best(&|theta| squares(theta) + 0.5 * theta.abs()) - laplace).abs() < 2e-3);
            assert!((best(&|theta| squares(theta) + 0.5 * theta * theta) - gauss).abs() < 2e-3);
        }
    }

    #[test]
    fn what_has_no_answer_is_an_error() {
        let (x, y) = (array![[1.0, 2.0], [2.0, 4.0], [3.0, 6.0]], array![1.0, 1.0, 1.0]);
        assert_eq!(least_squares(x.view(), y.view()), Err(Error::Singular));
        assert!(ridge(x.view(), y.view(), 0.1).is_ok());
        let wide = array![[1.0, 2.0, 3.0]];
        assert_eq!(least_squares(wide.view(), array![1.0].view()), Err(Error::Singular));
        let message = "the strength λ is -1, it has to be a positive number";
        assert_eq!(ridge(x.view(), y.view(), -1.0).unwrap_err().to_string(), message);
        let nan = array![[f64::NAN], [1.0]];
        assert!(matches!(
            least_squares(nan.view(), array![1.0, 1.0].view()),
            Err(Error::NotFinite(..))
        ));
        assert!(ridge(nan.view(), array![1.0, 1.0].view(), 1.0).is_err());
    }

    #[test]
    #[should_panic(expected = "least_squares: x is (4, 2), y is (3,)")]
    fn a_target_too_few_names_both_shapes() {
        let _ = least_squares(line().0.view(), array![1.0, 2.0, 3.0].view());
    }

    #[test]
    #[should_panic(expected = "rss: x is (4, 2), the weights are (3,)")]
    fn a_weight_too_many_names_both_shapes() {
        rss(line().0.view(), line().1.view(), array![1.0, 2.0, 3.0].view());
    }
}

// ANCHOR: factors
//! A matrix as a product of two: the cost of the first exercise, and its two gradients.

use ndarray::{Array2, ArrayView2};

/// J(Q, Y) = ½ ‖X − QY‖²_F, half the sum of the squared entries.
///
/// `x` is (m, n), `q` is (m, k), `y` is (k, n).
///
/// # Panics
///
/// Where the shapes do not fit.
#[track_caller]
pub fn factor_cost(x: ArrayView2<f64>, q: ArrayView2<f64>, y: ArrayView2<f64>) -> f64 {
    residual(x, q, y).iter().map(|r| 0.5 * r * r).sum()
}

/// The gradients of [`factor_cost`] by Q, (m, k), and by Y, (k, n).
///
/// ```text
/// ∂J/∂Q = −(X − QY) Yᵀ        ∂J/∂Y = −Qᵀ (X − QY)
/// ```
///
/// # Panics
///
/// Where the shapes do not fit.
#[track_caller]
pub fn factor_gradients(
    x: ArrayView2<f64>,
    q: ArrayView2<f64>,
    y: ArrayView2<f64>,
) -> (Array2<f64>, Array2<f64>) {
    let r = residual(x, q, y);
    (-r.dot(&y.t()), -q.t().dot(&r))
}

#[track_caller]
fn residual(x: ArrayView2<f64>, q: ArrayView2<f64>, y: ArrayView2<f64>) -> Array2<f64> {
    let fit = q.nrows() == x.nrows() && q.ncols() == y.nrows() && y.ncols() == x.ncols();
    let (dx, dq, dy) = (x.dim(), q.dim(), y.dim());
    assert!(fit, "J(Q, Y): x is {dx:?}, q is {dq:?}, y is {dy:?}");
    &x - &q.dot(&y)
}
// ANCHOR_END: factors

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pseudo_inverse;
    use ndarray::array;
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use tensor::{GradientCheck, Streams};

    /// X (5, 4), Q (5, 2), Y (2, 4).
    fn random() -> (Array2<f64>, Array2<f64>, Array2<f64>) {
        let mut rng = Streams::new(7).stream("factors");
        let mut draw = |shape| Array2::random_using(shape, StandardNormal, &mut rng);
        (draw((5, 4)), draw((5, 2)), draw((2, 4)))
    }

    /// X = (3, 1)ᵀ, Q = (1, 1)ᵀ, Y = (1): the residual is (2, 0)ᵀ, J = 2; ∂J/∂Y = −(2 + 0) = −2 and
    /// ∂J/∂Q = (−2, 0)ᵀ. The formula of the notes for ∂J/∂Y has two entries, (−2, 0)ᵀ, and Y has one.
    #[test]
    fn a_column_of_two_by_hand() {
        let (x, q, y) = (array![[3.0], [1.0]], array![[1.0], [1.0]], array![[1.0]]);
        assert_eq!(factor_cost(x.view(), q.view(), y.view()), 2.0);
        let (by_q, by_y) = factor_gradients(x.view(), q.view(), y.view());
        assert_eq!((by_q, by_y), (array![[-2.0], [0.0]], array![[-2.0]]));
    }

    #[test]
    fn gradients_of_the_two_factors_match_finite_differences() {
        let (x, q, y) = random();
        let (by_q, by_y) = factor_gradients(x.view(), q.view(), y.view());
        GradientCheck::new()
            .compare("Q", q.view(), by_q.view(), |q| factor_cost(x.view(), q, y.view()))
            .compare("Y", y.view(), by_y.view(), |y| factor_cost(x.view(), q.view(), y))
            .assert_passed();
    }

    /// (X − QY) Yᵀ without the minus: every entry has the error 2, a wrong sign.
    #[test]
    fn gradient_check_finds_the_sign_of_the_notes() {
        let (x, q, y) = random();
        let noted = (&x - &q.dot(&y)).dot(&y.t());
        let mut check = GradientCheck::new();
        check.compare("Q", q.view(), noted.view(), |q| factor_cost(x.view(), q, y.view()));
        assert_eq!(check.mismatches().len(), 10);
        assert!(check.mismatches().iter().all(|wrong| (wrong.error() - 2.0).abs() < 1e-6));
    }

    /// ½ tr RᵀR is half the sum of squares; the spectral norm is the largest singular value and less.
    #[test]
    fn the_cost_is_a_trace_and_not_the_spectral_norm() {
        let (x, q, y) = random();
        let r = &x - &q.dot(&y);
        let cost = factor_cost(x.view(), q.view(), y.view());
        assert!((0.5 * r.t().dot(&r).diag().sum() - cost).abs() < 1e-12);
        let largest = crate::svd(r.view()).unwrap().s[0];
        assert!(0.5 * largest * largest < 0.9 * cost);
    }

    /// ∂J/∂Y = 0 is QᵀQ Y = QᵀX, and Y = Q⁺X solves it.
    #[test]
    fn the_pseudo_inverse_makes_the_gradient_by_y_vanish() {
        let (x, q, _) = random();
        let y = pseudo_inverse(q.view()).unwrap().dot(&x);
        let (_, by_y) = factor_gradients(x.view(), q.view(), y.view());
        assert!(by_y.iter().all(|slope| slope.abs() < 1e-12));
        let least = factor_cost(x.view(), q.view(), y.view());
        for sign in [-1e-3, 1e-3] {
            let moved = y.mapv(|y| y + sign);
            assert!(factor_cost(x.view(), q.view(), moved.view()) > least);
        }
    }

    #[test]
    #[should_panic(expected = "J(Q, Y): x is (5, 4), q is (5, 2), y is (5, 2)")]
    fn factors_that_do_not_fit_are_refused() {
        let (x, q, _) = random();
        factor_cost(x.view(), q.view(), q.view());
    }
}

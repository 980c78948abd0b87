// ANCHOR: forms
//! The derivatives of products with a matrix.

use ndarray::{Array1, ArrayView1, ArrayView2};

/// The gradients of the bilinear form z = yᵀAx.
///
/// ```text
/// ∂z/∂x = Aᵀy        ∂z/∂y = A x
/// ```
///
/// `y` is (m,), `a` is (m, n), `x` is (n,); the gradients are (n,) by x and (m,) by y.
///
/// # Panics
///
/// Where the shapes do not fit.
#[track_caller]
pub fn bilinear_gradients(
    y: ArrayView1<f64>,
    a: ArrayView2<f64>,
    x: ArrayView1<f64>,
) -> (Array1<f64>, Array1<f64>) {
    let (m, n) = (y.len(), x.len());
    assert!(a.dim() == (m, n), "bilinear_gradients: a is {:?}, y is ({m},), x is ({n},)", a.dim());
    (a.t().dot(&y), a.dot(&x))
}

/// The gradient of the quadratic form z = xᵀAx: (A + Aᵀ) x, and 2Ax where A is symmetric.
///
/// `a` is (n, n), `x` and the gradient are (n,).
///
/// # Panics
///
/// Where the shapes do not fit.
#[track_caller]
pub fn quadratic_gradient(a: ArrayView2<f64>, x: ArrayView1<f64>) -> Array1<f64> {
    let n = x.len();
    assert!(a.dim() == (n, n), "quadratic_gradient: a is {:?}, x is ({n},)", a.dim());
    a.dot(&x) + a.t().dot(&x)
}
// ANCHOR_END: forms

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{gradient, jacobian, numeric_jacobian};
    use ndarray::{Array2, array};
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use tensor::{GradientCheck, Streams};

    fn random(m: usize, n: usize) -> (Array1<f64>, Array2<f64>, Array1<f64>) {
        let mut rng = Streams::new(7).stream("forms");
        (
            Array1::random_using(m, StandardNormal, &mut rng),
            Array2::random_using((m, n), StandardNormal, &mut rng),
            Array1::random_using(n, StandardNormal, &mut rng),
        )
    }

    /// fᵢ = Σₖ aᵢₖ xₖ, so ∂fᵢ/∂xⱼ = aᵢⱼ: the Jacobian of x ↦ Ax is A.
    #[test]
    fn jacobian_and_gradient_of_a_linear_map_are_its_matrix() {
        let (_, a, x) = random(4, 3);
        let error = numeric_jacobian(x.view(), |x| a.dot(&x)) - &a;
        assert!(error.iter().all(|e| e.abs() < 1e-9));
        let by_duals = jacobian(
            |x| {
                let row = |a: ArrayView1<f64>| {
                    x.iter().zip(a).fold(crate::Dual::constant(0.0), |sum, (&x, &a)| sum + x * a)
                };
                a.outer_iter().map(row).collect()
            },
            x.view(),
        );
        assert_eq!(by_duals, a);
    }

    /// y = (1, 2), A = [1 2; 3 4], x = (5, 6): z = 1·17 + 2·39 = 95, ∂z/∂x = (7, 10), ∂z/∂y = (17, 39).
    #[test]
    fn a_bilinear_form_by_hand() {
        let (y, a, x) = (array![1.0, 2.0], array![[1.0, 2.0], [3.0, 4.0]], array![5.0, 6.0]);
        assert_eq!(y.dot(&a.dot(&x)), 95.0);
        let (by_x, by_y) = bilinear_gradients(y.view(), a.view(), x.view());
        assert_eq!((by_x, by_y), (array![7.0, 10.0], array![17.0, 39.0]));
    }

    #[test]
    fn gradients_of_a_bilinear_form_match_finite_differences() {
        let (y, a, x) = random(4, 3);
        let (by_x, by_y) = bilinear_gradients(y.view(), a.view(), x.view());
        GradientCheck::new()
            .compare("x", x.view(), by_x.view(), |x| y.dot(&a.dot(&x)))
            .compare("y", y.view(), by_y.view(), |y| y.dot(&a.dot(&x)))
            .assert_passed();
    }

    /// A = [1 2; 0 3], x = (1, 2): z = 1 + 4 + 12 = 17, gradient [2 2; 2 6] (1, 2) = (6, 14). With 2Ax
    /// it would be (10, 12).
    #[test]
    fn gradient_of_a_quadratic_form_takes_both_triangles() {
        let (a, x) = (array![[1.0, 2.0], [0.0, 3.0]], array![1.0, 2.0]);
        assert_eq!(x.dot(&a.dot(&x)), 17.0);
        let slopes = quadratic_gradient(a.view(), x.view());
        assert_eq!(slopes, array![6.0, 14.0]);
        assert_eq!(2.0 * a.dot(&x), array![10.0, 12.0]);
        let on_tape = gradient(|x| x[0] * x[0] + x[0] * x[1] * 2.0 + x[1] * x[1] * 3.0, x.view()).1;
        assert_eq!(on_tape, slopes);
    }

    #[test]
    fn gradient_of_a_quadratic_form_matches_finite_differences() {
        let (_, a, x) = random(3, 3);
        let symmetric = &a + &a.t();
        GradientCheck::new()
            .compare("a", x.view(), quadratic_gradient(a.view(), x.view()).view(), |x| {
                x.dot(&a.dot(&x))
            })
            .compare("symmetric", x.view(), (2.0 * symmetric.dot(&x)).view(), |x| {
                x.dot(&symmetric.dot(&x))
            })
            .assert_passed();
    }

    #[test]
    #[should_panic(expected = "bilinear_gradients: a is (2, 3), y is (3,), x is (2,)")]
    fn swapped_vectors_are_refused() {
        let (y, a, x) = random(2, 3);
        bilinear_gradients(x.view(), a.view(), y.view());
    }

    #[test]
    #[should_panic(expected = "quadratic_gradient: a is (2, 3), x is (3,)")]
    fn a_quadratic_form_needs_a_square() {
        let (_, a, x) = random(2, 3);
        quadratic_gradient(a.view(), x.view());
    }
}

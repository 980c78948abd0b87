// ANCHOR: gradient
//! Functions of several variables: gradients, Jacobian matrices, and the chain rule for them.

use crate::dual::Dual;
use crate::tape::{Tape, Var};
use ndarray::{Array1, Array2, ArrayView1};
use tensor::numeric_gradient;

/// The variables of `x` on a tape.
fn variables<'t>(tape: &'t Tape, x: ArrayView1<f64>) -> Vec<Var<'t>> {
    x.iter().map(|&value| tape.variable("x", value)).collect()
}

/// The value and the gradient of `f` at `x`, (n,), in one pass backward.
pub fn gradient(
    f: impl for<'t> Fn(&[Var<'t>]) -> Var<'t>,
    x: ArrayView1<f64>,
) -> (f64, Array1<f64>) {
    let tape = Tape::new();
    let variables = variables(&tape, x);
    let y = f(&variables);
    let adjoint = tape.backward(y);
    (y.value(), variables.iter().map(|x| adjoint[x.index()]).collect())
}
// ANCHOR_END: gradient

// ANCHOR: jacobian
/// The Jacobian matrix of `f` at `x`, (m, n) with m values and n variables: Jᵢⱼ = ∂fᵢ/∂xⱼ.
///
/// One pass forward for each variable, and each is a column.
pub fn jacobian(f: impl Fn(&[Dual]) -> Vec<Dual>, x: ArrayView1<f64>) -> Array2<f64> {
    let column = |j: usize| {
        let slope = |i| if i == j { 1.0 } else { 0.0 };
        let x = x.iter().enumerate().map(|(i, &value)| Dual { value, slope: slope(i) });
        f(&x.collect::<Vec<_>>())
    };
    let columns: Vec<Vec<Dual>> = (0..x.len()).map(column).collect();
    let rows = columns.first().map_or(0, Vec::len);
    Array2::from_shape_fn((rows, x.len()), |(i, j)| columns[j][i].slope)
}

/// vᵀJ for the Jacobian J of `f` at `x`, in one pass backward and without J.
///
/// `v` is (m,), the result (n,). With v = ∇g it is the chain rule: ∇(g∘f) = Jᵀ ∇g.
///
/// # Panics
///
/// Where `f` has another number of values than `v`.
#[track_caller]
pub fn vector_jacobian(
    f: impl for<'t> Fn(&[Var<'t>]) -> Vec<Var<'t>>,
    x: ArrayView1<f64>,
    v: ArrayView1<f64>,
) -> Array1<f64> {
    let tape = Tape::new();
    let variables = variables(&tape, x);
    let values = f(&variables);
    let (m, n) = (values.len(), v.len());
    assert!(m == n, "vector_jacobian: f has {m} values, v is ({n},)");
    let outputs: Vec<(Var, f64)> = values.into_iter().zip(v.iter().copied()).collect();
    let adjoint = tape.backward_from(&outputs);
    variables.iter().map(|x| adjoint[x.index()]).collect()
}
// ANCHOR_END: jacobian

// ANCHOR: numeric
/// The same matrix by central differences, (m, n), for checks; `f` maps (n,) to (m,).
pub fn numeric_jacobian(
    x: ArrayView1<f64>,
    mut f: impl FnMut(ArrayView1<f64>) -> Array1<f64>,
) -> Array2<f64> {
    let rows = f(x).len();
    let mut jacobian = Array2::zeros((rows, x.len()));
    for (i, mut row) in jacobian.outer_iter_mut().enumerate() {
        row.assign(&numeric_gradient(x, |x| f(x)[i]));
    }
    jacobian
}
// ANCHOR_END: numeric

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Scalar;
    use ndarray::array;
    use proptest::prelude::*;
    use tensor::GradientCheck;

    /// g(x) = (x₁ x₂, tanh x₁ + x₃², x₂ / (1 + e^{x₃}), x₁ − x₃).
    fn g<S: Scalar>(x: &[S]) -> Vec<S> {
        vec![x[0] * x[1], x[0].tanh() + x[2].powi(2), x[1] / (x[2].exp() + 1.0), x[0] - x[2]]
    }

    /// f(g) = g₁ g₂ − ln(1 + g₃²) + σ(g₄).
    fn f<S: Scalar>(g: &[S]) -> S {
        g[0] * g[1] - (g[2].powi(2) + 1.0).ln() + g[3].sigmoid()
    }

    fn g_of(x: ArrayView1<f64>) -> Array1<f64> {
        g(x.as_slice().unwrap()).into()
    }

    /// f = x² y at (3, 2): ∂f/∂x = 2xy = 12 and ∂f/∂y = x² = 9, and the gradient is both: (12, 9).
    #[test]
    fn a_gradient_lists_the_partial_derivatives() {
        let (value, slopes) = gradient(|x| x[0].powi(2) * x[1], array![3.0, 2.0].view());
        assert_eq!((value, slopes), (18.0, array![12.0, 9.0]));
    }

    /// J of (x y, x + y) at (2, 3) = [[3, 2], [1, 1]].
    #[test]
    fn a_row_of_the_jacobian_is_the_gradient_of_one_value() {
        let j = jacobian(|x| vec![x[0] * x[1], x[0] + x[1]], array![2.0, 3.0].view());
        assert_eq!(j, array![[3.0, 2.0], [1.0, 1.0]]);
        assert_eq!(jacobian(|_| vec![], array![].view()).dim(), (0, 0));
    }

    proptest! {
        #[test]
        fn gradient_on_the_tape_matches_finite_differences(x in prop::array::uniform3(-2.0..2.0_f64)) {
            let x = Array1::from_iter(x);
            let (value, slopes) = gradient(|x| f(&g(x)), x.view());
            let cost = |x: ArrayView1<f64>| f(g_of(x).as_slice().unwrap());
            prop_assert!((value - cost(x.view())).abs() < 1e-12);
            let mut check = GradientCheck::new();
            check.compare("x", x.view(), slopes.view(), cost);
            prop_assert!(check.passed(), "{check}");
        }

        #[test]
        fn jacobian_and_gradient_of_a_vector_match_finite_differences(x in prop::array::uniform3(-2.0..2.0_f64)) {
            let x = Array1::from_iter(x);
            let numeric = numeric_jacobian(x.view(), g_of);
            let error = &jacobian(g, x.view()) - &numeric;
            prop_assert!(error.iter().all(|e| e.abs() < 1e-8));
        }

        /// J of a composition is the product of the Jacobians; ∇ₓ(f∘g) = J_gᵀ ∇_g f, and the slope by
        /// g is taken at g(x), the slope of g by x at x.
        #[test]
        fn gradient_of_a_composition_is_jacobian_transposed_times_gradient(x in prop::array::uniform3(-2.0..2.0_f64)) {
            let x = Array1::from_iter(x);
            let outer = gradient(|g| f(g), g_of(x.view()).view()).1;
            let whole = gradient(|x| f(&g(x)), x.view()).1;
            let product = jacobian(g, x.view()).t().dot(&outer);
            let back = vector_jacobian(|x| g(x), x.view(), outer.view());
            for i in 0..3 {
                prop_assert!((whole[i] - product[i]).abs() < 1e-12);
                prop_assert!((whole[i] - back[i]).abs() < 1e-12);
            }
        }
    }

    #[test]
    #[should_panic(expected = "vector_jacobian: f has 4 values, v is (3,)")]
    fn a_vector_of_another_length_is_refused() {
        vector_jacobian(|x| g(x), array![1.0, 2.0, 3.0].view(), array![1.0, 2.0, 3.0].view());
    }
}

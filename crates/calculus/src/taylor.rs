// ANCHOR: taylor
//! Second derivatives: duals of duals.

use crate::dual::Dual;
use ndarray::{Array1, Array2, ArrayView1};

/// A number with two slopes, and the slope of the slope.
pub type Second = Dual<Dual>;

/// A function near a point: f(x + d) = f + ∇fᵀd + ½ dᵀH d + …
#[derive(Clone, Debug, PartialEq)]
pub struct Taylor {
    /// f.
    pub value: f64,
    /// ∇f, (n,).
    pub gradient: Array1<f64>,
    /// The Hessian matrix H, (n, n): Hᵢⱼ = ∂²f/∂xᵢ∂xⱼ.
    pub hessian: Array2<f64>,
}

/// Value, gradient and Hessian of `f` at `x`, (n,), without a difference in it.
///
/// For the entry (i, j) xᵢ starts with the outer slope 1 and xⱼ with the inner one; n² evaluations.
pub fn taylor(f: impl Fn(&[Second]) -> Second, x: ArrayView1<f64>) -> Taylor {
    let n = x.len();
    let run = |i: usize, j: usize| {
        let one = |yes: bool| if yes { 1.0 } else { 0.0 };
        let start = x.iter().enumerate().map(|(k, &value)| Dual {
            value: Dual { value, slope: one(k == j) },
            slope: Dual::constant(one(k == i)),
        });
        f(&start.collect::<Vec<_>>())
    };
    Taylor {
        value: run(0, 0).value.value,
        gradient: (0..n).map(|i| run(i, i).slope.value).collect(),
        hessian: Array2::from_shape_fn((n, n), |(i, j)| run(i, j).slope.slope),
    }
}
// ANCHOR_END: taylor

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Scalar, gradient, numeric_jacobian};
    use ndarray::array;
    use proptest::prelude::*;

    /// f = x³ y + y² at (2, 3): f = 33, ∇f = (3x²y, x³ + 2y) = (36, 14), H = [6xy 3x²; 3x² 2] =
    /// [36 12; 12 2].
    #[test]
    fn a_hessian_by_hand() {
        let came = taylor(|x| x[0].powi(3) * x[1] + x[1].powi(2), array![2.0, 3.0].view());
        let hessian = array![[36.0, 12.0], [12.0, 2.0]];
        assert_eq!(came, Taylor { value: 33.0, gradient: array![36.0, 14.0], hessian });
    }

    /// ½ xᵀAx − bᵀx has the Hessian ½ (A + Aᵀ), everywhere and exactly.
    #[test]
    fn the_hessian_of_a_quadratic_is_its_symmetric_part() {
        let f = |x: &[Second]| {
            (x[0] * x[0] * 3.0 + x[0] * x[1] * 2.0 + x[1] * x[0] * 4.0 + x[1] * x[1]) * 0.5 - x[1]
        };
        for x in [array![0.0, 0.0], array![-7.0, 3.0]] {
            assert_eq!(taylor(f, x.view()).hessian, array![[3.0, 3.0], [3.0, 1.0]]);
        }
    }

    fn f<S: Scalar>(x: &[S]) -> S {
        (x[0] * x[1]).tanh() + (x[2].powi(2) + x[0].exp()).ln() * x[1].sigmoid() / (x[2] + 4.0)
    }

    proptest! {
        #[test]
        fn gradient_of_the_gradient_is_the_hessian(x in prop::array::uniform3(-1.5..1.5_f64)) {
            let x = Array1::from_iter(x);
            let Taylor { value, gradient: slopes, hessian } = taylor(f, x.view());
            let (on_tape, back) = gradient(|x| f(x), x.view());
            prop_assert!((value - on_tape).abs() < 1e-12);
            prop_assert!((&slopes - &back).iter().all(|e| e.abs() < 1e-12));
            let numeric = numeric_jacobian(x.view(), |x| gradient(|x| f(x), x).1);
            prop_assert!((&hessian - &numeric).iter().all(|e| e.abs() < 1e-7));
            prop_assert!((&hessian - &hessian.t()).iter().all(|e| e.abs() < 1e-12));
        }

        /// f(x + d) − f − ∇fᵀd − ½ dᵀHd is of the third order: a tenth of the step, a thousandth of it.
        #[test]
        fn the_expansion_is_right_to_the_second_order(x in prop::array::uniform3(-1.0..1.0_f64)) {
            let x = Array1::from_iter(x);
            let t = taylor(f, x.view());
            let rest = |h: f64| {
                let d = array![h, -h, 2.0 * h];
                let moved = &x + &d;
                let model = t.value + t.gradient.dot(&d) + 0.5 * d.dot(&t.hessian.dot(&d));
                (f(moved.as_slice().unwrap()) - model).abs()
            };
            prop_assert!(rest(1e-2) < 1e-4 && rest(1e-3) < 1e-7);
        }
    }
}

// ANCHOR: descent
//! Downhill, and where that leads.

use ndarray::{Array1, ArrayView1};

/// The path of gradient descent: `start`, (n,), and the points after each of so many steps.
///
/// ```text
/// x ← x − η ∇f(x)
/// ```
pub fn descend(
    gradient: impl Fn(ArrayView1<f64>) -> Array1<f64>,
    start: ArrayView1<f64>,
    eta: f64,
    steps: usize,
) -> Vec<Array1<f64>> {
    let step = |x: &Array1<f64>| Some(x - eta * gradient(x.view()));
    std::iter::successors(Some(start.to_owned()), step).take(steps + 1).collect()
}

/// What a step of the rate η multiplies the distance from the minimum by, at worst: maxᵢ |1 − ηλᵢ|.
///
/// For a quadratic with these eigenvalues of the Hessian; below 1 it converges.
pub fn contraction(eigenvalues: ArrayView1<f64>, eta: f64) -> f64 {
    eigenvalues.iter().fold(0.0, |most: f64, lambda| most.max((1.0 - eta * lambda).abs()))
}
// ANCHOR_END: descent

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Dual, Scalar, derivative, symmetric_eigen};
    use ndarray::{Array2, array};
    use proptest::prelude::*;

    fn norm(x: &Array1<f64>) -> f64 {
        x.dot(x).sqrt()
    }

    /// H = [2 1; 1 2] has λ = 1 along (1, −1) and 3 along (1, 1). At η = 0.5 a step multiplies the
    /// distance by |1 − 0.5| and |1 − 1.5|, one half both.
    #[test]
    fn along_an_eigenvector_each_step_multiplies_by_one_minus_eta_lambda() {
        let h = array![[2.0, 1.0], [1.0, 2.0]];
        for (start, factor) in [(array![1.0, -1.0], 0.9), (array![1.0, 1.0], 0.7)] {
            let path = descend(|x| h.dot(&x), start.view(), 0.1, 5);
            assert_eq!(path.len(), 6);
            for pair in path.windows(2) {
                assert!((norm(&pair[1]) / norm(&pair[0]) - factor).abs() < 1e-12);
            }
        }
        let eigenvalues = array![1.0, 3.0];
        assert_eq!(contraction(eigenvalues.view(), 0.5), 0.5);
        assert!((contraction(eigenvalues.view(), 0.1) - 0.9).abs() < 1e-12);
    }

    proptest! {
        /// On any positive quadratic each step is at most the contraction, and the ratio tends to it.
        #[test]
        fn the_rate_of_convergence_is_the_contraction(
            a in 0.5..4.0_f64, b in -0.4..0.4_f64, c in 0.5..4.0_f64, share in 0.1..1.9_f64
        ) {
            let h: Array2<f64> = array![[a, b], [b, c]];
            let (eigenvalues, vectors) = symmetric_eigen(h.view()).unwrap();
            let eta = share / eigenvalues[1];
            let rate = contraction(eigenvalues.view(), eta);
            prop_assert!(rate < 1.0);
            let start = vectors.column(0).to_owned() + vectors.column(1);
            let path = descend(|x| h.dot(&x), start.view(), eta, 60);
            for pair in path.windows(2) {
                prop_assert!(norm(&pair[1]) <= rate * norm(&pair[0]) * (1.0 + 1e-9) + 1e-300);
            }
            prop_assert!(norm(&path[60]) <= rate.powi(60) * norm(&path[0]) * (1.0 + 1e-9));
            prop_assert!(norm(&path[60]) >= rate.powi(60) * 0.5 * norm(&path[0]));
        }
    }

    /// λ = 3: 2/3 is the bound. Below it the steps shrink, above it they grow.
    #[test]
    fn below_two_over_the_largest_eigenvalue_it_converges_and_above_it_diverges() {
        let h = array![[2.0, 1.0], [1.0, 2.0]];
        let end = |eta| norm(&descend(|x| h.dot(&x), array![1.0, 0.3].view(), eta, 400)[400]);
        assert!(end(0.66) < 1e-3 && end(0.67) > 10.0);
    }

    fn well<S: Scalar>(x: S) -> S {
        (x.powi(2) - 1.0).powi(2) + x * 0.3
    }

    fn bottom(start: f64) -> f64 {
        let slope = |x: ArrayView1<f64>| array![derivative(well::<Dual>, x[0]).1];
        descend(slope, array![start].view(), 0.02, 2000)[2000][0]
    }

    /// Two starts, two bottoms: 4x(x² − 1) + 0.3 = 0 near −1 and near 1. The left one is deeper.
    #[test]
    fn in_a_double_well_the_start_decides_the_bottom() {
        let (left, right) = (bottom(-0.5), bottom(0.5));
        assert!((-1.1..-1.0).contains(&left) && (0.9..1.0).contains(&right));
        assert!(well(left) < well(right) - 0.5);
        for x in [left, right] {
            assert!(derivative(well, x).1.abs() < 1e-9);
        }
    }

    /// f(½a + ½b) ≤ ½f(a) + ½f(b) on a convex function; the double well fails at (−1, 1).
    #[test]
    fn a_chord_of_a_convex_function_lies_above_it() {
        let above = |f: fn(f64) -> f64, a: f64, b: f64| f(0.5 * (a + b)) <= 0.5 * (f(a) + f(b));
        for (a, b) in [(-2.0, 3.0), (-1.0, 1.0), (0.0, 5.0)] {
            assert!(above(|x| 2.0 * x * x - x, a, b));
        }
        assert!(!above(well, -1.0, 1.0));
    }
}

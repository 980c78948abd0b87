// ANCHOR: newton
//! The step to where the gradient of the best parabola is 0.

use nalgebra::{DMatrix, DVector};
use ndarray::{Array1, ArrayView1, ArrayView2};

/// A Hessian that says nothing of some direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the Hessian is singular: along some direction the cost is straight, and no parabola fits it"
)]
pub struct Singular;

/// Newton's step u = −H⁻¹ ∇C, for the gradient, (n,), and the Hessian, (n, n).
///
/// It leads to the point where the gradient of the second-order approximation is 0: its minimum, or its
/// maximum, or its saddle.
///
/// # Errors
///
/// [`Singular`] where H has no inverse.
///
/// # Panics
///
/// Where `hessian` is not (n, n).
#[track_caller]
pub fn newton_step(
    gradient: ArrayView1<f64>,
    hessian: ArrayView2<f64>,
) -> Result<Array1<f64>, Singular> {
    let n = gradient.len();
    assert!(
        hessian.dim() == (n, n),
        "newton_step: the gradient is ({n},), the Hessian {:?}",
        hessian.dim()
    );
    let h = DMatrix::from_row_iterator(n, n, hessian.iter().copied());
    let g = DVector::from_iterator(n, gradient.iter().copied());
    let u = h.lu().solve(&-g).ok_or(Singular)?;
    if u.iter().all(|u| u.is_finite()) { Ok(u.iter().copied().collect()) } else { Err(Singular) }
}
// ANCHOR_END: newton

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array2, array};

    /// C = ½ (x² + 10 y²) + x y, from (3, −1): one step to (0, 0).
    #[test]
    fn a_parabola_is_solved_in_one_step() {
        let h = array![[1.0, 1.0], [1.0, 10.0]];
        let theta = array![3.0, -1.0];
        let u = newton_step(h.dot(&theta).view(), h.view()).unwrap();
        assert!((theta + u).iter().all(|w| w.abs() < 1e-14));
    }

    /// x² − y² from (0.5, 0.1): Newton walks to the saddle at 0, where every descent would leave it.
    #[test]
    fn on_a_saddle_it_walks_to_the_saddle() {
        let theta = array![0.5, 0.1];
        let gradient = array![2.0 * theta[0], -2.0 * theta[1]];
        let u = newton_step(gradient.view(), array![[2.0, 0.0], [0.0, -2.0]].view()).unwrap();
        assert_eq!(theta + u, array![0.0, 0.0]);
    }

    /// Logistic regression on four points that cannot be separated. Near the minimum every step squares
    /// the gradient's length, up to a factor.
    #[test]
    fn the_number_of_right_digits_doubles() {
        let x = array![[1.0, 0.2], [1.0, 1.1], [1.0, -0.7], [1.0, 0.5]];
        let y = array![0.0, 1.0, 0.0, 1.0_f64];
        let y = &y - &array![0.0, 0.3, -0.2, 0.1];
        let mut w = Array1::<f64>::zeros(2);
        let mut lengths = Vec::new();
        for _ in 0..6 {
            let p = x.dot(&w).mapv(|z| 1.0 / (1.0 + (-z).exp()));
            let gradient = x.t().dot(&(&p - &y));
            let slopes = Array2::from_diag(&p.mapv(|p| p * (1.0 - p)));
            lengths.push(gradient.dot(&gradient).sqrt());
            w += &newton_step(gradient.view(), x.t().dot(&slopes).dot(&x).view()).unwrap();
        }
        for pair in lengths.windows(2).filter(|pair| pair[0] < 0.1 && pair[1] > 1e-13) {
            assert!(pair[1] < 2.0 * pair[0] * pair[0], "{lengths:?}");
        }
        assert!(lengths[5] < 1e-12, "{lengths:?}");
    }

    #[test]
    fn a_singular_hessian_is_refused() {
        let h = array![[1.0, 2.0], [2.0, 4.0]];
        assert_eq!(newton_step(array![1.0, 0.0].view(), h.view()), Err(Singular));
    }

    #[test]
    #[should_panic(expected = "newton_step: the gradient is (2,), the Hessian (2, 3)")]
    fn a_hessian_of_another_size_is_refused() {
        let _ = newton_step(array![1.0, 0.0].view(), Array2::zeros((2, 3)).view());
    }
}

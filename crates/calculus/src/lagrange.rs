// ANCHOR: lagrange
//! Extremes under a constraint: where the gradients of function and constraint are parallel.

use crate::error::Error;
use crate::linalg::{solve, symmetric_eigen};
use crate::taylor::{Second, taylor};
use ndarray::{Array1, Array2, ArrayView1, ArrayView2, Axis, s};

/// A critical point of f on g = 0.
#[derive(Clone, Debug)]
pub struct Critical {
    /// The point, (n,).
    pub x: Array1<f64>,
    /// The multiplier λ of ∇f = λ ∇g.
    pub lambda: f64,
    /// f there.
    pub value: f64,
}

/// No search takes more steps: near its goal Newton's method doubles the digits with each.
const MOST_STEPS: usize = 100;
// ANCHOR_END: lagrange

// ANCHOR: critical_point
/// The critical point of `f` on `g` = 0 that Newton's method finds from `start`, (n,).
///
/// Solves ∇ℒ = 0 for ℒ = f − λ g, n + 1 equations for x and λ (Lagrange, 1788):
///
/// ```text
/// [ H_f − λ H_g   −∇g ] [ dx ]     [ ∇f − λ ∇g ]
/// [   −∇gᵀ          0 ] [ dλ ] = − [    −g     ]
/// ```
///
/// # Errors
///
/// [`Error::NotFound`] where the steps do not settle, [`Error::Singular`] or [`Error::NotFinite`]
/// where one cannot be taken.
pub fn critical_point(
    f: impl Fn(&[Second]) -> Second,
    g: impl Fn(&[Second]) -> Second,
    start: ArrayView1<f64>,
) -> Result<Critical, Error> {
    let n = start.len();
    let mut x = start.to_owned();
    let slopes = (taylor(&f, start).gradient, taylor(&g, start).gradient);
    // The multiplier that makes the gradients most nearly parallel.
    let mut lambda = slopes.0.dot(&slopes.1) / slopes.1.dot(&slopes.1);
    for _ in 0..MOST_STEPS {
        let (f, g) = (taylor(&f, x.view()), taylor(&g, x.view()));
        let mut matrix = Array2::zeros((n + 1, n + 1));
        let mut right = Array2::zeros((n + 1, 1));
        matrix.slice_mut(s![..n, ..n]).assign(&(f.hessian - lambda * g.hessian));
        matrix.slice_mut(s![..n, n]).assign(&-&g.gradient);
        matrix.slice_mut(s![n, ..n]).assign(&-&g.gradient);
        right.slice_mut(s![..n, 0]).assign(&(lambda * g.gradient - f.gradient));
        right[[n, 0]] = g.value;
        let step = solve(matrix.view(), right.view())?;
        x += &step.slice(s![..n, 0]);
        lambda += step[[n, 0]];
        let small = |(step, x): (&f64, &f64)| step.abs() <= 1e-12 * (1.0 + x.abs());
        if step.iter().zip(x.iter().chain([&lambda])).all(small) {
            return Ok(Critical { x, lambda, value: f.value });
        }
    }
    Err(Error::NotFound(MOST_STEPS))
}
// ANCHOR_END: critical_point

// ANCHOR: least_stretched
/// The x of length 1 that A stretches least, (n,), and ‖Ax‖² there.
///
/// On ‖x‖² = 1 the gradient of ‖Ax‖² is 2AᵀAx and that of the constraint 2x. They are parallel where
/// AᵀA x = λ x, and there ‖Ax‖² = λ: the eigenvector of the smallest eigenvalue. `a` is (m, n).
///
/// # Errors
///
/// Where `a` is not finite.
///
/// # Panics
///
/// Where `a` has no columns.
#[track_caller]
pub fn least_stretched(a: ArrayView2<f64>) -> Result<(Array1<f64>, f64), Error> {
    assert!(a.ncols() > 0, "least_stretched: a is {:?}", a.dim());
    let (values, vectors) = symmetric_eigen(a.t().dot(&a).view())?;
    Ok((vectors.index_axis(Axis(1), 0).to_owned(), values[0]))
}
// ANCHOR_END: least_stretched

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Scalar;
    use ndarray::array;
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use tensor::Streams;

    fn circle(x: &[Second]) -> Second {
        x[0] * x[0] + x[1] * x[1] - 1.0
    }

    fn plane(x: &[Second]) -> Second {
        x[0] * 3.0 - x[1] * 4.0
    }

    /// 3 = 2λx, −4 = 2λy: x = 3/(2λ), y = −2/λ, and x² + y² = 1 gives λ = ±5/2: (3/5, −4/5) with the
    /// value 5, and (−3/5, 4/5) with −5.
    #[test]
    fn on_the_circle_3x_minus_4y_has_the_maximum_5_and_the_minimum_minus_5() {
        let top = critical_point(plane, circle, array![1.0, -1.0].view()).unwrap();
        let bottom = critical_point(plane, circle, array![-1.0, 0.5].view()).unwrap();
        for (found, sign) in [(top, 1.0), (bottom, -1.0)] {
            assert!((found.x[0] - sign * 0.6).abs() < 1e-12);
            assert!((found.x[1] + sign * 0.8).abs() < 1e-12);
            assert!((found.lambda - sign * 2.5).abs() < 1e-12);
            assert!((found.value - sign * 5.0).abs() < 1e-12);
        }
    }

    /// (4/5, −3/5), as the notes have it: ∇f = (3, −4) and ∇g = (8/5, −6/5) are not parallel, their
    /// cross product is 3 · (−6/5) − (−4) · 8/5 = 14/5; the value 24/5 is less than 5.
    #[test]
    fn the_points_of_the_notes_are_not_critical() {
        let (x, y) = (0.8, -0.6);
        assert!((3.0 * x - 4.0 * y - 4.8_f64).abs() < 1e-12);
        assert!((3.0 * (2.0 * y) + 4.0 * (2.0 * x) - 2.8_f64).abs() < 1e-12);
    }

    #[test]
    fn at_a_critical_point_no_move_along_the_circle_climbs() {
        let best = critical_point(plane, circle, array![1.0, -1.0].view()).unwrap().value;
        for k in 0..360 {
            let angle = f64::from(k).to_radians();
            assert!(3.0 * angle.cos() - 4.0 * angle.sin() <= best + 1e-12);
        }
    }

    /// Nearest point to the origin on x y = 1: (1, 1), λ = 2.
    #[test]
    fn a_curved_constraint_and_a_curved_function() {
        let found = critical_point(
            |x| x[0] * x[0] + x[1] * x[1],
            |x| x[0] * x[1] - 1.0,
            array![2.0, 0.7].view(),
        );
        let found = found.unwrap();
        assert!((&found.x - 1.0).iter().all(|e| e.abs() < 1e-12));
        assert!((found.lambda - 2.0).abs() < 1e-12 && (found.value - 2.0).abs() < 1e-12);
    }

    #[test]
    fn a_search_without_a_goal_says_so() {
        // No point has x² + y² = −1.
        let never = |x: &[Second]| x[0] * x[0] + x[1] * x[1] + 1.0;
        let error = critical_point(plane, never, array![1.0, -1.0].view()).unwrap_err();
        assert!(matches!(error, Error::NotFound(100) | Error::Singular), "{error}");
        // ∇g = 0 at the start.
        let error = critical_point(plane, circle, array![0.0, 0.0].view()).unwrap_err();
        assert!(matches!(error, Error::NotFinite(..)), "{error}");
    }

    fn random() -> Array2<f64> {
        Array2::random_using((4, 3), StandardNormal, &mut Streams::new(7).stream("matrix"))
    }

    /// ‖Ax‖² = λ_min, and none of 10,000 random directions is stretched less.
    #[test]
    fn no_direction_is_stretched_less() {
        let a = random();
        let (x, least) = least_stretched(a.view()).unwrap();
        let ax = a.dot(&x);
        assert!((x.dot(&x) - 1.0).abs() < 1e-12 && (ax.dot(&ax) - least).abs() < 1e-12);
        let mut rng = Streams::new(7).stream("directions");
        for _ in 0..10_000 {
            let v: Array1<f64> = Array1::random_using(3, StandardNormal, &mut rng);
            let av = a.dot(&v);
            assert!(av.dot(&av) / v.dot(&v) >= least - 1e-12);
        }
    }

    #[test]
    fn newton_and_the_eigenvalues_find_the_same_point() {
        let a = random();
        let (x, least) = least_stretched(a.view()).unwrap();
        let stretch = |x: &[Second]| {
            let row =
                |row: ArrayView1<f64>| (x[0] * row[0] + x[1] * row[1] + x[2] * row[2]).powi(2);
            a.outer_iter().map(row).reduce(|sum, term| sum + term).unwrap()
        };
        let sphere = |x: &[Second]| x[0] * x[0] + x[1] * x[1] + x[2] * x[2] - 1.0;
        let start = &x + &array![0.05, -0.05, 0.05];
        let found = critical_point(stretch, sphere, start.view()).unwrap();
        assert!((found.lambda - least).abs() < 1e-10 && (found.value - least).abs() < 1e-10);
        assert!((found.x.dot(&x).abs() - 1.0).abs() < 1e-10);
    }

    #[test]
    #[should_panic(expected = "least_stretched: a is (2, 0)")]
    fn there_has_to_be_a_direction() {
        let _ = least_stretched(Array2::zeros((2, 0)).view());
    }
}

// ANCHOR: separability
//! Is there a line at all? Two small linear programmes answer, each with a proof in hand.

use crate::error::{Error, check_shapes, check_values};
use crate::hyperplane::Hyperplane;
use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem, SolveOptions, Variable};
use ndarray::{Array1, Array2, ArrayView1, ArrayView2, Axis, Zip};

/// Whether a hyperplane separates two classes, with the evidence for the answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Separability {
    /// Yes: this one has every sample of the positive class strictly on its positive side and every
    /// other sample strictly on the other.
    Separable(Hyperplane),
    /// No: this point lies in the convex hulls of both classes, and no plane has one point on both
    /// of its sides.
    Inseparable(Array1<f64>),
}

/// Decides whether a hyperplane separates the samples with t > 0 from those with t ≤ 0.
///
/// `x` is (samples, inputs), `t` is (samples,). Either answer is checked before it is given: the
/// plane against every sample, with room for rounding; the common point as a mean of either class,
/// to within 10⁻¹² where every input spans −1 … 1.
///
/// # Errors
///
/// [`Error::Undecided`] where neither answer passes its check, [`Error::LinearProgramme`] where the
/// solver gives up, [`Error::Empty`] and [`Error::NotFinite`].
///
/// # Panics
///
/// Where `x` and `t` differ in their number of samples.
#[track_caller]
pub fn separability(x: ArrayView2<f64>, t: ArrayView1<f64>) -> Result<Separability, Error> {
    check_shapes("separability", x, t, x.ncols());
    check_values(x, t)?;
    let units = Units::of(x);
    let scaled = units.scale(x);
    let plane = units.restore(&widest_plane(&scaled, t)?);
    if separates(&plane, x, t) {
        return Ok(Separability::Separable(plane));
    }
    let (positive, negative) = nearest_means(&scaled, t)?;
    let gap = (&positive - &negative).fold(0.0, |gap: f64, d| gap.max(d.abs()));
    if gap > TOUCHING {
        return Err(Error::Undecided(gap));
    }
    Ok(Separability::Inseparable(units.point(&positive)))
}

/// Hulls this close, where every input spans −1 … 1, have a point in common.
const TOUCHING: f64 = 1e-12;
// ANCHOR_END: separability

// ANCHOR: separates
/// Whether t (wᵀx + w₀) > 0 for every sample, by more than the sum can be wrong by rounding.
fn separates(plane: &Hyperplane, x: ArrayView2<f64>, t: ArrayView1<f64>) -> bool {
    let sizes = plane.weights.mapv(f64::abs);
    let terms = x.ncols() as f64 + 2.0;
    x.outer_iter().zip(t).all(|(x, &t)| {
        let z = plane.net_input(x);
        let rounding = terms * f64::EPSILON * (x.mapv(f64::abs).dot(&sizes) + plane.bias.abs());
        if t > 0.0 { z > rounding } else { -z > rounding }
    })
}
// ANCHOR_END: separates

// ANCHOR: widest_plane
/// The weights (w₀, w) with the largest margin δ, all weights between −1 and 1.
///
/// ```text
/// maximise δ   subject to   t (wᵀx + w₀) ≥ δ for every sample, t = ±1,   −1 ≤ wⱼ ≤ 1,   0 ≤ δ ≤ 1
/// ```
///
/// All weights 0 with δ = 0 is always allowed; a plane separates exactly when more is possible.
fn widest_plane(x: &Array2<f64>, t: ArrayView1<f64>) -> Result<Array1<f64>, Error> {
    let mut problem = Problem::new(OptimizationDirection::Maximize);
    let delta = problem.add_var(1.0, (0.0, 1.0));
    let w0 = problem.add_var(0.0, (-1.0, 1.0));
    let w: Vec<_> = (0..x.ncols()).map(|_| problem.add_var(0.0, (-1.0, 1.0))).collect();
    for (x, &t) in x.outer_iter().zip(t) {
        let t = if t > 0.0 { 1.0 } else { -1.0 };
        let mut margin = sum(w.iter().zip(x).map(|(&w, &x)| (w, t * x)));
        margin.add(w0, t);
        margin.add(delta, -1.0);
        problem.add_constraint(margin, ComparisonOp::Ge, 0.0);
    }
    solve(&problem, [w0].into_iter().chain(w))
}
// ANCHOR_END: widest_plane

// ANCHOR: nearest_means
/// The weighted mean of the positive samples and that of the others that lie nearest to each other.
///
/// ```text
/// minimise g   subject to   |Σ₊ λ x − Σ₋ λ x|ⱼ ≤ g for every input j,   Σ₊ λ = Σ₋ λ = 1,   λ ≥ 0
/// ```
///
/// The weighted means of a class fill its convex hull: g = 0 where the two hulls meet.
fn nearest_means(x: &Array2<f64>, t: ArrayView1<f64>) -> Result<(Array1<f64>, Array1<f64>), Error> {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let g = problem.add_var(1.0, (0.0, f64::INFINITY));
    let lambda: Vec<_> = t.iter().map(|_| problem.add_var(0.0, (0.0, 1.0))).collect();
    let sign = t.mapv(|t| if t > 0.0 { 1.0 } else { -1.0 });
    for class in [1.0, -1.0] {
        let members = lambda.iter().zip(&sign).filter(|&(_, &t)| t == class);
        problem.add_constraint(sum(members.map(|(&l, _)| (l, 1.0))), ComparisonOp::Eq, 1.0);
    }
    for input in x.axis_iter(Axis(1)) {
        for side in [1.0, -1.0] {
            let terms = lambda.iter().zip(input).zip(&sign);
            let mut apart = sum(terms.map(|((&l, &x), &t)| (l, side * t * x)));
            apart.add(g, -1.0);
            problem.add_constraint(apart, ComparisonOp::Le, 0.0);
        }
    }
    let lambda = solve(&problem, lambda)?.mapv(|l| l.max(0.0));
    let mean = |class: f64| {
        let share =
            Zip::from(&lambda).and(&sign).map_collect(|&l, &t| if t == class { l } else { 0.0 });
        share.dot(x) / share.sum()
    };
    Ok((mean(1.0), mean(-1.0)))
}
// ANCHOR_END: nearest_means

// ANCHOR: solve
/// A sum of variables times coefficients, those of 0 left out.
fn sum(terms: impl Iterator<Item = (Variable, f64)>) -> LinearExpr {
    let mut sum = LinearExpr::empty();
    terms
        .filter(|&(_, factor)| factor != 0.0)
        .for_each(|(variable, factor)| sum.add(variable, factor));
    sum
}

/// The values that the best solution of `problem` gives to `variables`.
fn solve(
    problem: &Problem,
    variables: impl IntoIterator<Item = Variable>,
) -> Result<Array1<f64>, Error> {
    let mut options = SolveOptions::default();
    options.tolerances.feasibility = 1e-10;
    let outcome = problem.solve_with(options).map_err(|e| Error::LinearProgramme(e.to_string()))?;
    let best = outcome.into_solution().expect("a solve without a limit is never interrupted");
    Ok(variables.into_iter().map(|variable| best.var_value(variable)).collect())
}
// ANCHOR_END: solve

// ANCHOR: units
/// The units in which every input spans −1 … 1: x̂ = (x − centre) / reach.
struct Units {
    centre: Array1<f64>,
    reach: Array1<f64>,
}

impl Units {
    fn of(x: ArrayView2<f64>) -> Self {
        let low = x.fold_axis(Axis(0), f64::INFINITY, |a, &b| a.min(b));
        let high = x.fold_axis(Axis(0), f64::NEG_INFINITY, |a, &b| a.max(b));
        let reach = (&high / 2.0 - &low / 2.0).mapv(|r| if r > 0.0 { r } else { 1.0 });
        Self { centre: low / 2.0 + high / 2.0, reach }
    }

    fn scale(&self, x: ArrayView2<f64>) -> Array2<f64> {
        (&x - &self.centre) / &self.reach
    }

    /// A point, back in the units of the data.
    fn point(&self, scaled: &Array1<f64>) -> Array1<f64> {
        scaled * &self.reach + &self.centre
    }

    /// A plane (w₀, w), back in the units of the data.
    fn restore(&self, w: &Array1<f64>) -> Hyperplane {
        let Hyperplane { weights, bias } = Hyperplane::from_augmented(w.view());
        let weights = weights / &self.reach;
        Hyperplane { bias: bias - weights.dot(&self.centre), weights }
    }
}
// ANCHOR_END: units

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_abs_diff_eq;
    use ndarray::array;

    fn corners() -> Array2<f64> {
        array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]
    }

    #[test]
    fn and_or_and_nand_are_separable() {
        let x = corners();
        for t in [[0., 0., 0., 1.], [0., 1., 1., 1.], [1., 1., 1., 0.]] {
            let t = Array1::from(t.to_vec());
            let Separability::Separable(plane) = separability(x.view(), t.view()).unwrap() else {
                panic!("no plane found for {t}");
            };
            for (x, t) in x.outer_iter().zip(&t) {
                assert_eq!(plane.net_input(x) > 0.0, *t == 1.0);
                assert_ne!(plane.net_input(x), 0.0);
            }
        }
    }

    /// The hulls of XOR's classes are the two diagonals of the square: they cross in (½, ½).
    #[test]
    fn xor_is_not_separable_because_its_diagonals_cross() {
        let answer = separability(corners().view(), array![-1.0, 1.0, 1.0, -1.0].view()).unwrap();
        let Separability::Inseparable(point) = answer else { panic!("{answer:?}") };
        assert_abs_diff_eq!(point, array![0.5, 0.5], epsilon = 1e-12);
    }

    #[test]
    fn one_class_alone_is_separable() {
        for t in [1.0, 0.0] {
            let t = Array1::from_elem(4, t);
            let answer = separability(corners().view(), t.view()).unwrap();
            assert!(matches!(answer, Separability::Separable(_)));
        }
    }

    #[test]
    fn the_same_point_in_both_classes_is_never_separable() {
        let x = array![[0.3, 1e6], [0.3, 1e6], [0.7, 2e6]];
        let answer = separability(x.view(), array![1.0, -1.0, -1.0].view()).unwrap();
        let Separability::Inseparable(point) = answer else { panic!("{answer:?}") };
        assert_abs_diff_eq!(point, array![0.3, 1e6], epsilon = 1e-6);
    }

    #[test]
    fn the_units_of_the_inputs_do_not_matter() {
        let units = array![[1e-9, 1e12]];
        let t = array![0.0, 0.0, 0.0, 1.0];
        let answer = separability((corners() * &units + &units * 7.0).view(), t.view()).unwrap();
        assert!(matches!(answer, Separability::Separable(_)));
        let t = array![0.0, 1.0, 1.0, 0.0];
        let answer = separability((corners() * &units + &units * 7.0).view(), t.view()).unwrap();
        assert!(matches!(answer, Separability::Inseparable(_)));
    }

    /// 1 and the next number after it: a line between them exists, but every product and sum that
    /// would test it is rounded by as much as they are apart.
    #[test]
    fn classes_apart_by_rounding_alone_are_an_error() {
        let x = array![[1.0], [1.0 + f64::EPSILON]];
        let error = separability(x.view(), array![-1.0, 1.0].view()).unwrap_err();
        assert!(matches!(error, Error::Undecided(_)), "{error}");
        assert!(error.to_string().contains("too close to decide"), "{error}");
    }

    /// 0.2 · 0.9 + 0.3 · 0.9 − 0.45 is 0, but comes out as 5.6e-17 in doubles: no proof of any side.
    #[test]
    fn a_plane_that_separates_by_rounding_alone_is_not_taken() {
        let plane = Hyperplane { weights: array![0.2, 0.3], bias: -0.45 };
        let x = array![[0.9, 0.9]];
        assert!(plane.net_input(x.row(0)) > 0.0);
        assert!(!separates(&plane, x.view(), array![1.0].view()));
        assert!(separates(&plane, (x * 1.01).view(), array![1.0].view()));
    }

    #[test]
    fn what_is_no_set_is_refused() {
        let none = (Array2::zeros((0, 2)), Array1::zeros(0));
        assert_eq!(separability(none.0.view(), none.1.view()), Err(Error::Empty));
        let x = array![[f64::NAN]];
        let error = separability(x.view(), array![1.0].view()).unwrap_err();
        assert!(matches!(error, Error::NotFinite(0, _)));
    }

    #[test]
    #[should_panic(expected = "separability: x is (4, 2), t is (3,)")]
    fn a_missing_target_names_both_shapes() {
        let _ = separability(corners().view(), array![1.0, 1.0, 1.0].view());
    }
}

// ANCHOR: surface
//! The error of a linear combiner as a surface over its weights: a paraboloid.

use crate::error::{Error, check_shapes, check_values};
use nalgebra::{DMatrix, DVector, SymmetricEigen};
use ndarray::{Array1, Array2, ArrayView1, ArrayView2};

/// All that the mean square error keeps of a training set.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorSurface {
    /// The correlation of the inputs with each other, R = ⟨x xᵀ⟩, (inputs, inputs).
    pub r: Array2<f64>,
    /// The correlation of the inputs with the desired output, p = ⟨d x⟩, (inputs,).
    pub p: Array1<f64>,
    /// The mean square of the desired output, ⟨d²⟩.
    pub d2: f64,
}

impl ErrorSurface {
    /// The means over `x`, (samples, inputs), and `d`, (samples,).
    ///
    /// # Errors
    ///
    /// [`Error::Empty`] and [`Error::NotFinite`].
    ///
    /// # Panics
    ///
    /// Where `x` and `d` differ in their number of samples.
    #[track_caller]
    pub fn new(x: ArrayView2<f64>, d: ArrayView1<f64>) -> Result<Self, Error> {
        check_shapes("ErrorSurface::new", x, d, x.ncols());
        check_values(x, d)?;
        let samples = d.len() as f64;
        Ok(Self { r: x.t().dot(&x) / samples, p: d.dot(&x) / samples, d2: d.dot(&d) / samples })
    }
}
// ANCHOR_END: surface

impl ErrorSurface {
    // ANCHOR: mse
    /// The height of the surface above w, (inputs,).
    ///
    /// ```text
    /// ξ(w) = ⟨(d − wᵀx)²⟩ = ⟨d²⟩ − 2 pᵀw + wᵀR w
    /// ```
    ///
    /// # Panics
    ///
    /// Where `w` has not one entry per input.
    #[track_caller]
    pub fn mse(&self, w: ArrayView1<f64>) -> f64 {
        self.check(w);
        self.d2 - 2.0 * self.p.dot(&w) + w.dot(&self.r.dot(&w))
    }

    /// The slope of the surface at w: ∇ξ = 2 (R w − p), (inputs,).
    ///
    /// # Panics
    ///
    /// Where `w` has not one entry per input.
    #[track_caller]
    pub fn gradient(&self, w: ArrayView1<f64>) -> Array1<f64> {
        self.check(w);
        2.0 * (self.r.dot(&w) - &self.p)
    }

    #[track_caller]
    fn check(&self, w: ArrayView1<f64>) {
        let (given, expected) = (w.len(), self.p.len());
        assert!(given == expected, "ErrorSurface: w is ({given},), the inputs are ({expected},)");
    }
    // ANCHOR_END: mse

    // ANCHOR: eigenvalues
    /// The eigenvalues of R, in ascending order, (inputs,): how steeply the surface rises along its
    /// axes.
    pub fn eigenvalues(&self) -> Array1<f64> {
        let mut values = self.eigen().eigenvalues.as_slice().to_vec();
        values.sort_by(f64::total_cmp);
        values.into()
    }

    /// The condition number λmax / λmin: how narrow the valley is. Infinite for a singular R.
    pub fn condition(&self) -> f64 {
        let values = self.eigenvalues();
        let (smallest, largest) = (values[0], values[values.len() - 1]);
        if self.is_singular(smallest, largest) { f64::INFINITY } else { largest / smallest }
    }

    /// The learning rate at which steepest descent ceases to converge, 1 / λmax.
    pub fn learning_rate_bound(&self) -> f64 {
        1.0 / self.eigenvalues()[self.p.len() - 1]
    }
    // ANCHOR_END: eigenvalues

    // ANCHOR: eigen
    fn eigen(&self) -> SymmetricEigen<f64, nalgebra::Dyn> {
        let n = self.p.len();
        SymmetricEigen::new(DMatrix::from_fn(n, n, |i, j| self.r[[i, j]]))
    }

    /// Whether the smallest eigenvalue is 0 but for rounding.
    fn is_singular(&self, smallest: f64, largest: f64) -> bool {
        smallest <= largest * f64::EPSILON * self.p.len() as f64
    }
    // ANCHOR_END: eigen

    // ANCHOR: minimum
    /// The lowest point of the surface, the Wiener solution, (inputs,).
    ///
    /// ```text
    /// ∇ξ = 0        w* = R⁻¹ p = Σᵢ qᵢ (qᵢᵀp) / λᵢ        R qᵢ = λᵢ qᵢ
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Singular`] where inputs are combinations of each other: the valley then has a level
    /// floor and no lowest point.
    pub fn minimum(&self) -> Result<Array1<f64>, Error> {
        let eigen = self.eigen();
        let (smallest, largest) = (eigen.eigenvalues.min(), eigen.eigenvalues.max());
        if self.is_singular(smallest, largest) {
            return Err(Error::Singular(smallest, largest));
        }
        let p = DVector::from_iterator(self.p.len(), self.p.iter().copied());
        let along = eigen.eigenvectors.tr_mul(&p).component_div(&eigen.eigenvalues);
        Ok((eigen.eigenvectors * along).as_slice().to_vec().into())
    }
    // ANCHOR_END: minimum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adaline::{Adaline, augment};
    use approx::assert_relative_eq;
    use datasets::{Coding, Gate, gate};
    use ndarray::array;
    use proptest::prelude::*;
    use tensor::GradientCheck;

    fn of_gate(name: Gate, inputs: Coding) -> ErrorSurface {
        let set = gate(name, inputs, Coding::Bipolar);
        ErrorSurface::new(augment(set.x.view()).view(), set.t.view()).unwrap()
    }

    /// Bipolar AND: ⟨xᵢ xⱼ⟩ = [i = j], so R = I and w* = p = ⟨d x⟩ = (−½, ½, ½); with ⟨d²⟩ = 1,
    /// ξ = 1 − pᵀp = 1 − ¾ = ¼.
    #[test]
    fn bipolar_and_has_its_minimum_of_a_quarter_at_minus_half_half_half() {
        let surface = of_gate(Gate::And, Coding::Bipolar);
        let best = surface.minimum().unwrap();
        assert_relative_eq!(best, array![-0.5, 0.5, 0.5], epsilon = 1e-12);
        assert_relative_eq!(surface.mse(best.view()), 0.25, epsilon = 1e-12);
    }

    #[test]
    fn unipolar_and_has_its_minimum_at_minus_three_halves_one_one() {
        let surface = of_gate(Gate::And, Coding::Unipolar);
        let best = surface.minimum().unwrap();
        assert_relative_eq!(best, array![-1.5, 1.0, 1.0], epsilon = 1e-12);
        assert_relative_eq!(surface.mse(best.view()), 0.25, epsilon = 1e-12);
    }

    #[test]
    fn xor_is_best_answered_with_all_weights_zero() {
        let surface = of_gate(Gate::Xor, Coding::Bipolar);
        let best = surface.minimum().unwrap();
        assert_relative_eq!(best, array![0.0, 0.0, 0.0], epsilon = 1e-12);
        assert_relative_eq!(surface.mse(best.view()), 1.0, epsilon = 1e-12);
    }

    /// Inputs 0 and 1: R = [[1, ½, ½], [½, ½, ¼], [½, ¼, ½]]. (0, 1, −1) is an eigenvector with
    /// λ = ¼; the other two are roots of λ² − 7/4 λ + 1/4 = 0: λ = (7 ± √33) / 8.
    #[test]
    fn the_curvatures_of_unipolar_inputs_differ_tenfold() {
        let surface = of_gate(Gate::And, Coding::Unipolar);
        let root = 33.0_f64.sqrt();
        let expected = array![(7.0 - root) / 8.0, 0.25, (7.0 + root) / 8.0];
        assert_relative_eq!(surface.eigenvalues(), expected, epsilon = 1e-12);
        assert_relative_eq!(surface.eigenvalues(), array![0.157, 0.25, 1.593], epsilon = 5e-4);
        assert_relative_eq!(surface.condition(), 10.15, epsilon = 5e-3);
        assert_relative_eq!(surface.learning_rate_bound(), 0.628, epsilon = 5e-4);
    }

    #[test]
    fn the_valley_of_bipolar_inputs_is_round() {
        let surface = of_gate(Gate::And, Coding::Bipolar);
        assert_relative_eq!(surface.eigenvalues(), array![1.0, 1.0, 1.0], epsilon = 1e-12);
        assert_relative_eq!(surface.condition(), 1.0, epsilon = 1e-12);
        assert_relative_eq!(surface.learning_rate_bound(), 1.0, epsilon = 1e-12);
    }

    #[test]
    fn inputs_that_repeat_each_other_are_an_error_with_a_remedy() {
        let x = array![[1.0, 2.0], [3.0, 6.0], [-1.0, -2.0]];
        let surface = ErrorSurface::new(x.view(), array![1.0, -1.0, 1.0].view()).unwrap();
        let error = surface.minimum().unwrap_err();
        assert!(matches!(error, Error::Singular(..)));
        assert!(error.to_string().contains("combination of the others; remove it"), "{error}");
        assert_eq!(surface.condition(), f64::INFINITY);
    }

    #[test]
    fn inputs_that_are_always_zero_are_singular_too() {
        let surface = ErrorSurface::new(array![[0.0], [0.0]].view(), array![1.0, 0.0].view());
        assert!(surface.unwrap().minimum().is_err());
    }

    #[test]
    fn an_empty_or_broken_set_has_no_surface() {
        let (x, d) = (Array2::zeros((0, 1)), Array1::zeros(0));
        assert_eq!(ErrorSurface::new(x.view(), d.view()), Err(Error::Empty));
        let error = ErrorSurface::new(array![[f64::NAN]].view(), array![1.0].view());
        assert!(matches!(error, Err(Error::NotFinite(0, _))));
    }

    #[test]
    #[should_panic(expected = "ErrorSurface: w is (2,), the inputs are (3,)")]
    fn weights_of_another_length_name_both_shapes() {
        of_gate(Gate::And, Coding::Bipolar).mse(array![0.0, 0.0].view());
    }

    fn sets() -> impl Strategy<Value = (Array2<f64>, Array1<f64>, Array1<f64>)> {
        let values = |n| prop::collection::vec(-2.0..2.0, n);
        (values(12 * 3), values(12), values(3))
            .prop_map(|(x, d, w)| (Array2::from_shape_vec((12, 3), x).unwrap(), d.into(), w.into()))
    }

    proptest! {
        #[test]
        fn the_quadratic_form_is_the_mean_square_error((x, d, w) in sets()) {
            let surface = ErrorSurface::new(x.view(), d.view()).unwrap();
            let unit = Adaline { weights: w.clone() };
            let error = surface.mse(w.view()) - unit.mse(x.view(), d.view());
            prop_assert!(error.abs() < 1e-12, "{error}");
        }

        #[test]
        fn surface_gradient_matches_finite_differences((x, d, w) in sets()) {
            let surface = ErrorSurface::new(x.view(), d.view()).unwrap();
            let mut check = GradientCheck::new();
            check.compare("w", w.view(), surface.gradient(w.view()).view(), |w| surface.mse(w));
            check.assert_passed();
        }

        #[test]
        fn the_gradient_vanishes_at_the_minimum_and_nothing_lies_below((x, d, w) in sets()) {
            let surface = ErrorSurface::new(x.view(), d.view()).unwrap();
            prop_assume!(surface.condition() < 1e6);
            let best = surface.minimum().unwrap();
            prop_assert!(surface.gradient(best.view()).iter().all(|g| g.abs() < 1e-8));
            prop_assert!(surface.mse(best.view()) <= surface.mse(w.view()) + 1e-12);
        }

        /// The tangent comes from the contour's ellipse and not from the gradient: for R = L Lᵀ in
        /// two dimensions, w(φ) = w* + L⁻ᵀ ρ (cos φ, sin φ) runs along a contour, since ξ(w) −
        /// ξ(w*) = (w − w*)ᵀR (w − w*) = ρ². Its derivative by φ is the tangent.
        #[test]
        fn the_gradient_is_at_right_angles_to_the_contour(
            a in 0.5..2.0, b in -1.0..1.0, c in 0.5..2.0, phi in 0.0..6.3_f64, rho in 0.1..3.0,
        ) {
            let l: Array2<f64> = array![[a, 0.0], [b, c]];
            let best = array![0.7, -0.3];
            let r = l.dot(&l.t());
            let surface = ErrorSurface { p: r.dot(&best), d2: 5.0, r };
            // L⁻ᵀ (u, v): back substitution in Lᵀ y = (u, v).
            let back = |u: f64, v: f64| array![(u - b * v / c) / a, v / c];
            let (sin, cos) = f64::sin_cos(phi);
            let w = &best + &(back(cos, sin) * rho);
            let tangent = back(-sin, cos) * rho;
            let ahead = &best + &(back(f64::cos(phi + 1.0), f64::sin(phi + 1.0)) * rho);
            prop_assert!((surface.mse(w.view()) - surface.mse(ahead.view())).abs() < 1e-9);
            let slope: f64 = surface.gradient(w.view()).dot(&tangent);
            prop_assert!(slope.abs() < 1e-9);
        }
    }
}

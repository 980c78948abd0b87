// ANCHOR: check
//! Is the derivative right? The analytic gradient against central differences, entry by entry.

use crate::numeric::numeric_gradient;
use ndarray::{ArrayView, Dimension, IntoDimension};
use std::fmt;

/// The largest share of the value by which two entries may differ.
const RELATIVE: f64 = 1e-6;

/// What an entry may differ by however small it is.
const ABSOLUTE: f64 = 1e-9;

/// One entry of a gradient that the central difference contradicts.
#[derive(Clone, Debug)]
pub struct Mismatch {
    /// The parameter, by its path: `0.weight`.
    pub path: String,
    /// Where in the parameter.
    pub index: Vec<usize>,
    /// What the code under test says.
    pub analytic: f64,
    /// What the central difference says.
    pub numeric: f64,
}

/// The outcome of a gradient check over any number of named parameters.
#[derive(Clone, Debug, Default)]
pub struct GradientCheck {
    entries: usize,
    mismatches: Vec<Mismatch>,
}
// ANCHOR_END: check

// ANCHOR: agree
/// Whether two entries of a gradient count as equal: |a − b| ≤ 10⁻⁶ max(|a|, |b|) + 10⁻⁹.
fn agree(a: f64, b: f64) -> bool {
    let difference = (a - b).abs();
    // NaN is not finite, and an infinite entry would allow itself an infinite difference.
    difference.is_finite() && difference <= RELATIVE * a.abs().max(b.abs()) + ABSOLUTE
}
// ANCHOR_END: agree

impl GradientCheck {
    // ANCHOR: compare
    /// Starts with nothing compared, which does not count as passed.
    pub fn new() -> Self {
        Self::default()
    }

    /// Compares `analytic`, the gradient of `f` at `x`, with central differences.
    ///
    /// `path` names the parameter in the report. A model with many parameters is compared one
    /// parameter at a time, with an `f` that puts the moved array into the model and returns the
    /// loss.
    ///
    /// # Panics
    ///
    /// Where `x` and `analytic` differ in shape.
    #[track_caller]
    pub fn compare<D: Dimension>(
        &mut self,
        path: &str,
        x: ArrayView<f64, D>,
        analytic: ArrayView<f64, D>,
        f: impl FnMut(ArrayView<f64, D>) -> f64,
    ) -> &mut Self {
        assert!(
            x.shape() == analytic.shape(),
            "GradientCheck::compare: {path} is {:?}, its gradient {:?}",
            x.shape(),
            analytic.shape()
        );
        let numeric = numeric_gradient(x, f);
        self.entries += numeric.len();
        for ((index, &numeric), &analytic) in numeric.indexed_iter().zip(analytic) {
            if !agree(analytic, numeric) {
                let index = index.into_dimension().slice().to_vec();
                self.mismatches.push(Mismatch { path: path.into(), index, analytic, numeric });
            }
        }
        self.mismatches.sort_by(|a, b| b.error().total_cmp(&a.error()));
        self
    }
    // ANCHOR_END: compare

    // ANCHOR: verdict
    /// The entries that differ, worst first.
    pub fn mismatches(&self) -> &[Mismatch] {
        &self.mismatches
    }

    /// Whether anything was compared and everything agreed.
    pub fn passed(&self) -> bool {
        self.entries > 0 && self.mismatches.is_empty()
    }

    /// Ends a test.
    ///
    /// # Panics
    ///
    /// With the report, unless the check [`passed`](Self::passed).
    #[track_caller]
    pub fn assert_passed(&self) {
        assert!(self.passed(), "gradient check: {self}");
    }
    // ANCHOR_END: verdict
}

// ANCHOR: report
impl Mismatch {
    /// |a − b| / max(|a|, |b|): 2 is a wrong sign, 1 an entry left at zero, 0.5 a factor of two.
    pub fn error(&self) -> f64 {
        let (a, b) = (self.analytic, self.numeric);
        // NaN of either sign comes before every number when the worst come first.
        ((a - b) / a.abs().max(b.abs())).abs()
    }
}

impl fmt::Display for GradientCheck {
    /// The verdict, and up to ten entries that differ.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (wrong, entries) = (self.mismatches.len(), self.entries);
        match (wrong, entries) {
            (_, 0) => return write!(out, "nothing was compared"),
            (0, _) => return write!(out, "all {entries} entries agree"),
            _ => writeln!(out, "{wrong} of {entries} entries differ, worst first")?,
        }
        let entry = |mismatch: &Mismatch| format!("{}{:?}", mismatch.path, mismatch.index);
        let worst = &self.mismatches[..wrong.min(10)];
        let widths = worst.iter().map(|mismatch| entry(mismatch).chars().count());
        let width = widths.fold("entry".len(), usize::max);
        write!(out, "{:<width$} {:>13} {:>13} {:>7}", "entry", "analytic", "numeric", "error")?;
        for mismatch in worst {
            let (entry, error) = (entry(mismatch), mismatch.error());
            let Mismatch { analytic, numeric, .. } = mismatch;
            write!(out, "\n{entry:<width$} {analytic:>13.5e} {numeric:>13.5e} {error:>7.2}")?;
        }
        if wrong > 10 {
            write!(out, "\n… and {} more", wrong - 10)?;
        }
        Ok(())
    }
}
// ANCHOR_END: report

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array, Array1, Array2, ArrayD, ArrayView1, Axis, IxDyn, array};

    /// C = Σ tanh(W x): a cost whose gradient (1 − tanh²) xᵀ is neither constant nor symmetric.
    fn cost(w: ndarray::ArrayView2<f64>) -> f64 {
        w.dot(&input(w.ncols())).mapv(f64::tanh).sum()
    }

    fn input(n: usize) -> Array1<f64> {
        Array::from_shape_fn(n, |i| 0.1 + 0.05 * (i % 17) as f64)
    }

    fn weights(shape: (usize, usize)) -> Array2<f64> {
        Array::from_shape_fn(shape, |(i, j)| 0.02 * ((i * 7 + j * 3) % 11) as f64 - 0.1)
    }

    fn gradient(w: &Array2<f64>) -> Array2<f64> {
        let x = input(w.ncols());
        let slope = w.dot(&x).mapv(|z| 1.0 - z.tanh().powi(2));
        slope.insert_axis(Axis(1)).dot(&x.insert_axis(Axis(0)))
    }

    fn check(w: &Array2<f64>, analytic: &Array2<f64>) -> GradientCheck {
        let mut check = GradientCheck::new();
        check.compare("0.weight", w.view(), analytic.view(), cost).clone()
    }

    fn indices(check: &GradientCheck) -> Vec<&[usize]> {
        check.mismatches().iter().map(|mismatch| &mismatch.index[..]).collect()
    }

    #[test]
    fn a_right_gradient_passes() {
        let w = weights((3, 4));
        let check = check(&w, &gradient(&w));
        check.assert_passed();
        assert_eq!(check.to_string(), "all 12 entries agree");
    }

    #[test]
    fn a_wrong_sign_is_found_with_error_2() {
        let w = weights((3, 4));
        let check = check(&w, &-gradient(&w));
        assert_eq!(check.mismatches().len(), 12);
        assert!(check.mismatches().iter().all(|mismatch| (mismatch.error() - 2.0).abs() < 1e-6));
    }

    #[test]
    fn a_factor_of_two_is_found_with_error_one_half() {
        let w = weights((3, 4));
        let check = check(&w, &(2.0 * gradient(&w)));
        assert_eq!(check.mismatches().len(), 12);
        assert!(check.mismatches().iter().all(|mismatch| (mismatch.error() - 0.5).abs() < 1e-6));
    }

    #[test]
    fn two_swapped_entries_are_found_and_named() {
        let w = weights((3, 4));
        let mut analytic = gradient(&w);
        analytic.swap([0, 1], [2, 3]);
        let check = check(&w, &analytic);
        let mut found = indices(&check);
        found.sort();
        assert_eq!(found, [[0, 1], [2, 3]]);
    }

    #[test]
    fn a_transposed_gradient_is_found() {
        let w = weights((3, 3));
        let analytic = gradient(&w).reversed_axes();
        let check = check(&w, &analytic);
        assert!(check.mismatches().iter().all(|mismatch| mismatch.index[0] != mismatch.index[1]));
        assert_eq!(check.mismatches().len(), 6);
    }

    #[test]
    fn one_wrong_entry_among_thousands_is_found_and_named() {
        let w = weights((40, 60));
        let mut analytic = gradient(&w);
        analytic[[17, 42]] *= 1.0 + 1e-5;
        let check = check(&w, &analytic);
        assert_eq!(indices(&check), [[17, 42]]);
        let wrong = &check.mismatches()[0];
        assert_eq!((wrong.path.as_str(), wrong.analytic), ("0.weight", analytic[[17, 42]]));
        assert!(check.to_string().starts_with("1 of 2400 entries differ, worst first\n"));
    }

    #[test]
    fn nan_and_infinity_are_found_and_come_first() {
        let w = weights((3, 4));
        for wrong in [f64::NAN, -f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            let mut analytic = gradient(&w);
            analytic[[0, 0]] *= -1.0;
            analytic[[1, 2]] = wrong;
            assert_eq!(indices(&check(&w, &analytic)), [[1, 2], [0, 0]], "{wrong}");
        }
    }

    #[test]
    fn a_function_that_returns_nan_fails() {
        let x = array![1.0, 2.0];
        let mut check = GradientCheck::new();
        check.compare("x", x.view(), x.view(), |_| f64::NAN);
        assert_eq!(check.mismatches().len(), 2);
    }

    #[test]
    fn nothing_compared_is_not_passed() {
        let mut check = GradientCheck::new();
        assert!(!check.passed());
        let empty = Array1::<f64>::zeros(0);
        check.compare("empty", empty.view(), empty.view(), |_| 0.0);
        assert!(!check.passed());
        assert_eq!(check.to_string(), "nothing was compared");
    }

    #[test]
    fn the_tolerance_is_relative_above_a_floor() {
        assert!(agree(1.0, 1.0 + 0.9e-6) && !agree(1.0, 1.0 + 1.1e-6));
        assert!(agree(0.0, 0.9e-9) && !agree(0.0, 1.1e-9));
        assert!(agree(-3e4, -3e4 - 0.02) && !agree(-3e4, 3e4));
        for wrong in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert!(!agree(wrong, 1.0) && !agree(1.0, wrong) && !agree(wrong, wrong));
        }
    }

    /// Two parameters behind one visitor, as a model will have them: the closure puts the moved array
    /// into the model and asks for the loss.
    #[test]
    fn a_model_of_named_parameters_is_checked_one_by_one() {
        let mut model =
            [("0.weight", weights((2, 3)).into_dyn()), ("0.bias", array![0.3, -0.2].into_dyn())];
        let (x, t) = (array![0.5, -1.0, 2.0], array![1.0, 0.0]);
        let residual = |model: &[(&str, ArrayD<f64>); 2]| -> Array1<f64> {
            let w = model[0].1.view().into_dimensionality::<ndarray::Ix2>().unwrap();
            let b = model[1].1.view().into_dimensionality::<ndarray::Ix1>().unwrap();
            w.dot(&x) + b - &t
        };
        let delta = residual(&model);
        let outer = delta.view().insert_axis(Axis(1)).dot(&x.view().insert_axis(Axis(0)));
        let gradients = [outer.into_dyn(), delta.into_dyn() * 1.5];
        let mut check = GradientCheck::new();
        for p in 0..2 {
            let (path, value) = model[p].clone();
            check.compare(path, value.view(), gradients[p].view(), |moved| {
                model[p].1.assign(&moved);
                0.5 * residual(&model).mapv(|r| r * r).sum()
            });
            model[p].1.assign(&value);
        }
        let paths: Vec<_> = check.mismatches().iter().map(|wrong| wrong.path.as_str()).collect();
        assert_eq!(paths, ["0.bias", "0.bias"], "the weights are right, the biases 1.5 times");
    }

    #[test]
    fn the_report_names_entries_worst_first_and_counts_the_rest() {
        let x = Array1::<f64>::linspace(1.0, 2.0, 12);
        let mut analytic = &x * 2.0;
        analytic[3] *= -1.0;
        analytic.slice_mut(ndarray::s![4..]).mapv_inplace(|a| a * 2.0);
        analytic.slice_mut(ndarray::s![..3]).mapv_inplace(|a| a * 1.1);
        let mut check = GradientCheck::new();
        check.compare("logistic.weight", x.view(), analytic.view(), |x: ArrayView1<f64>| x.dot(&x));
        let report = check.to_string();
        let lines: Vec<_> = report.lines().collect();
        assert_eq!(lines[0], "12 of 12 entries differ, worst first");
        assert_eq!(lines[1], "entry                    analytic       numeric   error");
        assert_eq!(lines[2], "logistic.weight[3]     -2.54545e0     2.54545e0    2.00");
        assert_eq!(lines.len(), 13);
        assert_eq!(lines[12], "… and 2 more");
    }

    #[test]
    fn a_scalar_and_any_rank_can_be_checked() {
        let scalar = ndarray::arr0(3.0);
        let twice = ndarray::arr0(6.0);
        let cube = ArrayD::from_shape_fn(IxDyn(&[2, 2, 2, 2]), |i| 1.0 + i[0] as f64 + i[3] as f64);
        let mut check = GradientCheck::new();
        check.compare("scalar", scalar.view(), twice.view(), |x| x[[]] * x[[]]);
        check.compare("cube", cube.view(), (&cube * 2.0).view(), |x| x.mapv(|x| x * x).sum());
        check.assert_passed();
    }

    #[test]
    #[should_panic(expected = "gradient check: 1 of 1 entries differ")]
    fn assert_passed_panics_with_the_report() {
        let x = array![1.0];
        GradientCheck::new().compare("x", x.view(), x.view(), |x| x[0] * x[0]).assert_passed();
    }

    #[test]
    #[should_panic(expected = "GradientCheck::compare: 0.weight is [2, 3], its gradient [3, 2]")]
    fn a_gradient_of_another_shape_is_the_callers_bug() {
        let (w, g) = (weights((2, 3)), weights((3, 2)));
        GradientCheck::new().compare("0.weight", w.view(), g.view(), cost);
    }
}

// ANCHOR: table
//! Tables of joint probability, and Bayes' theorem.

use crate::error::Error;
use ndarray::{Array, ArrayD, ArrayView, ArrayViewD, Axis, Dimension, IxDyn};

/// The probabilities p(x₁, x₂, …) of all combinations, one axis for each variable.
///
/// With one axis it is a discrete distribution.
#[derive(Clone, Debug, PartialEq)]
pub struct Table(ArrayD<f64>);

impl Table {
    /// The table of these probabilities.
    ///
    /// # Errors
    ///
    /// Where an entry is negative, or the sum is not 1 within 10⁻⁹.
    pub fn new<D: Dimension>(p: Array<f64, D>) -> Result<Self, Error> {
        let (least, sum) = (p.iter().copied().fold(f64::INFINITY, f64::min), p.sum());
        let fits = least >= 0.0 && (sum - 1.0).abs() <= 1e-9;
        if fits { Ok(Self(p.into_dyn())) } else { Err(Error::NotProbabilities(least, sum)) }
    }

    /// The probabilities.
    pub fn p(&self) -> ArrayViewD<'_, f64> {
        self.0.view()
    }

    /// The mean of a number that depends on the outcome: E f = Σ p(x) f(x).
    ///
    /// `f` is given the place of the outcome, one index for each axis.
    pub fn expectation(&self, f: impl Fn(&IxDyn) -> f64) -> f64 {
        self.0.indexed_iter().map(|(at, p)| if *p > 0.0 { p * f(&at) } else { 0.0 }).sum()
    }

    /// The probability of an event: the mean of a number that is 1 where it happens and 0 elsewhere.
    pub fn probability(&self, event: impl Fn(&IxDyn) -> bool) -> f64 {
        self.expectation(|at| f64::from(u8::from(event(at))))
    }
}
// ANCHOR_END: table

impl Table {
    // ANCHOR: conditional
    /// The distribution of some variables alone: the sum over all others, whose axes keep the length 1.
    ///
    /// ```text
    /// p(y) = Σₓ p(x, y)
    /// ```
    ///
    /// # Panics
    ///
    /// Where the table has no such axis.
    #[track_caller]
    pub fn marginal(&self, of: &[usize]) -> Self {
        let axes = self.0.ndim();
        assert!(of.iter().all(|axis| *axis < axes), "Table: axes {of:?} of a table with {axes}");
        let others = (0..axes).filter(|axis| !of.contains(axis)).map(Axis);
        Self(others.fold(self.0.clone(), |p, axis| p.sum_axis(axis).insert_axis(axis)))
    }

    /// The distribution of the other variables for every value of the `given` ones, in the table's shape.
    ///
    /// ```text
    /// p(x | y) = p(x, y) / p(y)
    /// ```
    ///
    /// NaN where the given values never occur.
    ///
    /// # Panics
    ///
    /// Where the table has no such axis.
    #[track_caller]
    pub fn conditional(&self, given: &[usize]) -> ArrayD<f64> {
        &self.0 / &self.marginal(given).0
    }

    /// The table with the same distribution of each variable alone, and all of them independent.
    ///
    /// ```text
    /// p(x) p(y)
    /// ```
    pub fn independent(&self) -> Self {
        let alone = (0..self.0.ndim()).map(|axis| self.marginal(&[axis]).0);
        Self(alone.fold(ArrayD::ones(self.0.raw_dim()), |product, p| product * p))
    }
    // ANCHOR_END: conditional

    // ANCHOR: bayes
    /// Bayes' theorem: what is believed after an observation, and how probable that observation was.
    ///
    /// ```text
    /// p(y | x) = p(x | y) p(y) / p(x)        p(x) = Σ p(x | y) p(y)
    /// ```
    ///
    /// This table is the prior p(y). `likelihood` is p(x | y) for the x that was observed, in the shape
    /// of the table; a factor common to all its entries cancels in the posterior.
    ///
    /// # Errors
    ///
    /// Where p(x) is not a positive number: the prior excludes what was observed.
    ///
    /// # Panics
    ///
    /// Where the shapes differ.
    #[track_caller]
    pub fn bayes<D: Dimension>(&self, likelihood: ArrayView<f64, D>) -> Result<(Self, f64), Error> {
        let (given, expected) = (likelihood.shape(), self.0.shape());
        assert!(
            given == expected,
            "Table::bayes: the likelihood is {given:?}, the table {expected:?}"
        );
        let joint = &self.0 * &likelihood.into_dyn();
        let evidence = joint.sum();
        let possible = evidence > 0.0 && evidence.is_finite();
        let answer = || (Self(joint / evidence), evidence);
        possible.then(answer).ok_or(Error::Impossible(evidence))
    }
    // ANCHOR_END: bayes
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array1, Array2, Array3, array};
    use proptest::prelude::*;

    /// Any 2 × 2 × 2 table without zeros.
    fn tables() -> impl Strategy<Value = Table> {
        prop::collection::vec(0.01..1.0_f64, 8).prop_map(|weights| {
            let weights = Array3::from_shape_vec((2, 2, 2), weights).unwrap();
            let sum = weights.sum();
            Table::new(weights / sum).unwrap()
        })
    }

    /// Six faces with the probability ⅙: E ξ = 21/6 = 3.5, P(ξ ≤ 3) = ½, P(ξ < 3) = ⅓.
    #[test]
    fn a_die_by_hand() {
        let die = Table::new(Array1::from_elem(6, 1.0 / 6.0)).unwrap();
        let face = |at: &IxDyn| at[0] + 1;
        assert!((die.expectation(|at| face(at) as f64) - 3.5).abs() < 1e-15);
        assert!((die.probability(|at| face(at) <= 3) - 0.5).abs() < 1e-15);
        assert!((die.probability(|at| face(at) < 3) - 1.0 / 3.0).abs() < 1e-15);
    }

    /// At a jump the two conventions differ by the jump; between the jumps they agree.
    #[test]
    fn below_and_at_most_differ_by_the_probability_of_the_value() {
        let (values, p) = (array![-1.0, 0.0, 2.5], array![0.2, 0.5, 0.3]);
        let table = Table::new(p.clone()).unwrap();
        for a in [-2.0, -1.0, -0.5, 0.0, 1.0, 2.5, 9.0] {
            let at_most = table.probability(|at| values[at[0]] <= a);
            let below = table.probability(|at| values[at[0]] < a);
            let jump: f64 = (0..3).filter(|i| values[*i] == a).map(|i| p[i]).sum();
            assert!((at_most - below - jump).abs() < 1e-15, "{a}");
        }
        assert_eq!(table.probability(|at| values[at[0]] <= 9.0), 1.0);
    }

    /// An outcome that never happens adds nothing, whatever its value.
    #[test]
    fn what_has_no_probability_does_not_count() {
        let sure = Table::new(array![1.0, 0.0]).unwrap();
        assert_eq!(sure.expectation(|at| [4.0, f64::INFINITY][at[0]]), 4.0);
    }

    /// p(x, y, z) summed by loops over every entry, for each of the shapes of the formula.
    #[test]
    fn marginals_and_conditionals_are_sums_over_the_entries() {
        let p = Array3::from_shape_fn((2, 2, 2), |(x, y, z)| (1 + x + 2 * y + 3 * x * z) as f64);
        let p = &p / p.sum();
        let table = Table::new(p.clone()).unwrap();
        for (x, y, z) in [(0, 0, 0), (1, 0, 1), (1, 1, 0)] {
            let of_z: f64 = (0..4).map(|i| p[[i / 2, i % 2, z]]).sum();
            let of_yz: f64 = (0..2).map(|x| p[[x, y, z]]).sum();
            assert!((table.marginal(&[2]).p()[[0, 0, z]] - of_z).abs() < 1e-15);
            assert!((table.conditional(&[2])[[x, y, z]] - p[[x, y, z]] / of_z).abs() < 1e-15);
            assert!((table.conditional(&[1, 2])[[x, y, z]] - p[[x, y, z]] / of_yz).abs() < 1e-15);
        }
        assert_eq!(table.marginal(&[0, 1, 2]), table);
        assert!((table.marginal(&[]).p()[[0, 0, 0]] - 1.0).abs() < 1e-15);
    }

    proptest! {
        #[test]
        fn the_chain_rule_of_probability_holds(table in tables()) {
            let rest = table.marginal(&[1, 2]).conditional(&[2]);
            let product = table.conditional(&[1, 2]) * &rest;
            let both = table.conditional(&[2]);
            prop_assert!((&both - &product).iter().all(|d| d.abs() < 1e-12));
            // With the left side in the place of the first factor, as in one of the notes, it fails.
            prop_assert!((&both - &(&both * &rest)).iter().any(|d| d.abs() > 1e-3));
        }

        #[test]
        fn a_conditional_sums_to_one_for_every_condition(table in tables()) {
            let sums = table.conditional(&[1]).sum_axis(Axis(2)).sum_axis(Axis(0));
            prop_assert!(sums.iter().all(|sum| (sum - 1.0).abs() < 1e-12));
        }

        /// Independent: the condition changes nothing.
        #[test]
        fn given_an_independent_variable_nothing_changes(table in tables()) {
            let independent = table.independent();
            let (given, alone) = (independent.conditional(&[1, 2]), table.marginal(&[0]));
            prop_assert!((given - alone.p()).iter().all(|d| d.abs() < 1e-12));
            for axis in 0..3 {
                let difference = independent.marginal(&[axis]).0 - table.marginal(&[axis]).p();
                prop_assert!(difference.iter().all(|d| d.abs() < 1e-12));
            }
        }

        /// p(y | x) from p(y) and p(x | y) is what the joint table has.
        #[test]
        fn bayes_turns_a_condition_round(table in tables()) {
            let pair = Table::new(table.p().sum_axis(Axis(2))).unwrap();
            let prior = Table::new(pair.p().sum_axis(Axis(0))).unwrap();
            for x in 0..2 {
                let likelihood = pair.conditional(&[1]).index_axis_move(Axis(0), x);
                let (posterior, evidence) = prior.bayes(likelihood.view()).unwrap();
                let expected = pair.conditional(&[0]).index_axis_move(Axis(0), x);
                prop_assert!((posterior.p().to_owned() - expected).iter().all(|d| d.abs() < 1e-12));
                prop_assert!((evidence - pair.marginal(&[0]).p()[[x, 0]]).abs() < 1e-12);
            }
        }

        /// Two observations one after the other, and both at once.
        #[test]
        fn the_posterior_is_the_next_prior(
            prior in prop::collection::vec(0.01..1.0_f64, 4),
            first in prop::collection::vec(0.01..1.0_f64, 4),
            second in prop::collection::vec(0.01..1.0_f64, 4),
        ) {
            let [prior, first, second] = [prior, first, second].map(Array1::from);
            let prior = Table::new(&prior / prior.sum()).unwrap();
            let (after_one, one) = prior.bayes(first.view()).unwrap();
            let (after_two, two) = after_one.bayes(second.view()).unwrap();
            let (at_once, both) = prior.bayes((&first * &second).view()).unwrap();
            prop_assert!((&after_two.0 - &at_once.0).iter().all(|d| d.abs() < 1e-12));
            prop_assert!((one * two - both).abs() < 1e-12);
        }
    }

    /// Of 10,000 people 100 are ill, 90 of them test positive; of the 9,900 healthy ones 495 do.
    /// 90 of the 585 positive ones are ill, 15.4 %.
    #[test]
    fn a_positive_medical_test_by_counting() {
        let prior = Table::new(array![0.01, 0.99]).unwrap();
        let (posterior, evidence) = prior.bayes(array![0.9, 0.05].view()).unwrap();
        assert!((posterior.p()[[0]] - 90.0 / 585.0).abs() < 1e-15);
        assert!((evidence - 0.0585).abs() < 1e-15);
    }

    #[test]
    fn what_is_no_table_of_probabilities_is_refused_with_its_sum() {
        let error = Table::new(array![[0.5, 0.6]]).unwrap_err().to_string();
        assert!(error.contains("the smallest of these is 0.5, their sum 1.1"), "{error}");
        for p in [array![1.5, -0.5], array![f64::NAN, 1.0], array![], array![f64::INFINITY]] {
            assert!(Table::new(p).is_err());
        }
    }

    #[test]
    fn what_the_prior_excludes_teaches_nothing() {
        let prior = Table::new(array![1.0, 0.0]).unwrap();
        let error = prior.bayes(array![0.0, 1.0].view()).unwrap_err();
        assert_eq!(error, Error::Impossible(0.0));
        assert!(error.to_string().contains("the observation has the probability 0"), "{error}");
        assert!(prior.bayes(array![f64::INFINITY, 1.0].view()).is_err());
    }

    #[test]
    #[should_panic(expected = "Table::bayes: the likelihood is [3], the table [2]")]
    fn a_likelihood_of_another_shape_names_both() {
        let _ = Table::new(array![0.5, 0.5]).unwrap().bayes(array![1.0, 1.0, 1.0].view());
    }

    #[test]
    #[should_panic(expected = "Table: axes [0, 2] of a table with 2")]
    fn an_axis_that_is_not_there_is_named() {
        Table::new(Array2::from_elem((2, 2), 0.25)).unwrap().marginal(&[0, 2]);
    }
}

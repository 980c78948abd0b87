// ANCHOR: binary
//! Two classes: four counts, and what is made of them.

use crate::undefined::{Measure, Undefined};

/// How many samples of a yes or no were answered in which way.
///
/// *True* and *false* say whether the answer is right, *positive* and *negative* what it is. A false
/// positive is a negative sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binary {
    /// Positive, and called so.
    pub true_positives: usize,
    /// Negative, and called positive: a false alarm, an error of type I.
    pub false_positives: usize,
    /// Positive, and called negative: a miss, an error of type II.
    pub false_negatives: usize,
    /// Negative, and called so.
    pub true_negatives: usize,
}

impl Binary {
    /// Counts answers, `called`, against what is so, `truth`; both are (samples,).
    ///
    /// # Panics
    ///
    /// Where their lengths differ.
    #[track_caller]
    pub fn of(truth: &[bool], called: &[bool]) -> Self {
        let (samples, answers) = (truth.len(), called.len());
        assert!(samples == answers, "Binary::of: truth is ({samples},), called is ({answers},)");
        let count =
            |is, said| truth.iter().zip(called).filter(|(t, c)| (**t, **c) == (is, said)).count();
        Self {
            true_positives: count(true, true),
            false_positives: count(false, true),
            false_negatives: count(true, false),
            true_negatives: count(false, false),
        }
    }

    /// How many samples there are.
    pub fn samples(&self) -> usize {
        let positives = self.true_positives + self.false_negatives;
        positives + self.false_positives + self.true_negatives
    }
}
// ANCHOR_END: binary

// ANCHOR: shares
/// `part / whole`, or why there is no such share.
fn share(part: usize, whole: usize, reason: Undefined) -> Measure {
    if whole == 0 { Err(reason) } else { Ok(part as f64 / whole as f64) }
}

impl Binary {
    /// The share of all samples that is answered rightly, (TP + TN) / P.
    ///
    /// # Errors
    ///
    /// Where there are no samples.
    pub fn accuracy(&self) -> Measure {
        share(self.true_positives + self.true_negatives, self.samples(), Undefined::Empty)
    }

    /// The share of the positives that is found, TP / (TP + FN): sensitivity, true-positive rate.
    ///
    /// # Errors
    ///
    /// Where nothing is positive.
    pub fn recall(&self) -> Measure {
        let positives = self.true_positives + self.false_negatives;
        share(self.true_positives, positives, Undefined::NoPositives)
    }

    /// The share of the negatives that is left alone, TN / (TN + FP): true-negative rate.
    ///
    /// # Errors
    ///
    /// Where nothing is negative.
    pub fn specificity(&self) -> Measure {
        let negatives = self.true_negatives + self.false_positives;
        share(self.true_negatives, negatives, Undefined::NoNegatives)
    }

    /// The share of the alarms that is right, TP / (TP + FP): positive predictive value.
    ///
    /// # Errors
    ///
    /// Where nothing is called positive.
    pub fn precision(&self) -> Measure {
        let alarms = self.true_positives + self.false_positives;
        share(self.true_positives, alarms, Undefined::NoneCalledPositive)
    }
}
// ANCHOR_END: shares

// ANCHOR: joined
impl Binary {
    /// The harmonic mean of precision and recall, 2 TP / (2 TP + FP + FN) (van Rijsbergen, 1979).
    ///
    /// # Errors
    ///
    /// Where nothing is positive or called so.
    pub fn f1(&self) -> Measure {
        self.f_beta(1.0)
    }

    /// The mean of precision and recall that holds recall for β times as important.
    ///
    /// ```text
    /// F_β = (1 + β²) TP / ((1 + β²) TP + FP + β² FN)
    /// ```
    ///
    /// # Errors
    ///
    /// Where nothing is positive or called so.
    ///
    /// # Panics
    ///
    /// Where β is not above 0 and finite.
    #[track_caller]
    pub fn f_beta(&self, beta: f64) -> Measure {
        assert!(beta > 0.0 && beta.is_finite(), "Binary::f_beta: beta is {beta}, expected > 0");
        let [tp, fp, fneg] = [self.true_positives, self.false_positives, self.false_negatives];
        if tp + fp + fneg == 0 {
            return Err(Undefined::NothingPositive);
        }
        let (square, tp) = (beta * beta, (1.0 + beta * beta) * tp as f64);
        Ok(tp / (tp + fp as f64 + square * fneg as f64))
    }

    /// The mean of recall and specificity: what a coin gets is ½, however rare the positives are.
    ///
    /// # Errors
    ///
    /// Where nothing is positive, or nothing negative.
    pub fn balanced_accuracy(&self) -> Measure {
        Ok((self.recall()? + self.specificity()?) / 2.0)
    }

    /// The correlation of truth and answer, from −1 to 1 (Matthews, 1975).
    ///
    /// ```text
    /// (TP·TN − FP·FN) / √((TP + FP)(TP + FN)(TN + FP)(TN + FN))
    /// ```
    ///
    /// # Errors
    ///
    /// Where one of the four sums is 0.
    pub fn matthews(&self) -> Measure {
        let counts = [self.true_positives, self.false_positives];
        let ([tp, fp], [fneg, tn]) = (counts, [self.false_negatives, self.true_negatives]);
        for (sum, reason) in [
            (tp + fneg, Undefined::NoPositives),
            (tn + fp, Undefined::NoNegatives),
            (tp + fp, Undefined::NoneCalledPositive),
            (tn + fneg, Undefined::NoneCalledNegative),
        ] {
            share(sum, sum, reason)?;
        }
        let root = |sum: usize| (sum as f64).sqrt();
        let norm = root(tp + fp) * root(tp + fneg) * root(tn + fp) * root(tn + fneg);
        Ok((tp as f64 * tn as f64 - fp as f64 * fneg as f64) / norm)
    }
}
// ANCHOR_END: joined

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;
    use proptest::prelude::*;

    fn binary([tp, fp, fneg, tn]: [usize; 4]) -> Binary {
        Binary {
            true_positives: tp,
            false_positives: fp,
            false_negatives: fneg,
            true_negatives: tn,
        }
    }

    #[test]
    fn the_four_ways_are_counted_apart() {
        let truth = [true, true, true, false, false, false, false, true];
        let called = [true, true, false, true, false, false, false, true];
        assert_eq!(Binary::of(&truth, &called), binary([3, 1, 1, 3]));
    }

    #[test]
    #[should_panic(expected = "Binary::of: truth is (2,), called is (1,)")]
    fn every_sample_has_an_answer() {
        Binary::of(&[true, false], &[true]);
    }

    /// TN does not occur in F1: a thousand more negatives left alone change nothing.
    #[test]
    fn f1_does_not_see_the_true_negatives() {
        let (few, many) = (binary([40, 10, 20, 130]), binary([40, 10, 20, 1130]));
        assert_eq!(few.f1(), many.f1());
        assert!(few.accuracy().unwrap() < many.accuracy().unwrap());
    }

    #[test]
    fn what_divides_by_nothing_says_by_what() {
        use Undefined::*;
        let empty = binary([0; 4]);
        assert_eq!(empty.accuracy(), Err(Empty));
        assert_eq!(empty.f1(), Err(NothingPositive));
        let healthy = binary([0, 0, 0, 5]);
        assert_eq!(healthy.recall(), Err(NoPositives));
        assert_eq!(healthy.precision(), Err(NoneCalledPositive));
        assert_eq!(healthy.specificity(), Ok(1.0));
        assert_eq!(healthy.balanced_accuracy(), Err(NoPositives));
        assert_eq!(binary([3, 0, 0, 0]).specificity(), Err(NoNegatives));
        assert_eq!(binary([3, 0, 2, 0]).matthews(), Err(NoNegatives));
        assert_eq!(binary([0, 0, 3, 2]).matthews(), Err(NoneCalledPositive));
        assert_eq!(binary([3, 2, 0, 0]).matthews(), Err(NoneCalledNegative));
        assert_eq!(binary([0, 0, 3, 2]).f1(), Ok(0.0));
    }

    #[test]
    #[should_panic(expected = "Binary::f_beta: beta is 0, expected > 0")]
    fn f_beta_wants_a_weight() {
        let _ = binary([1; 4]).f_beta(0.0);
    }

    fn counts() -> impl Strategy<Value = [usize; 4]> {
        prop::array::uniform4(1_usize..1000)
    }

    proptest! {
        #[test]
        fn counts_sum_to_the_samples(
            pairs in prop::collection::vec(any::<(bool, bool)>(), 0..200),
        ) {
            let (truth, called): (Vec<bool>, Vec<bool>) = pairs.iter().copied().unzip();
            let counted = Binary::of(&truth, &called);
            prop_assert_eq!(counted.samples(), pairs.len());
            let right = pairs.iter().filter(|(truth, called)| truth == called).count();
            prop_assert_eq!(counted.true_positives + counted.true_negatives, right);
        }

        /// F_β = (1 + β²) P R / (β² P + R), and for β = 1 the harmonic mean 2 / (1/P + 1/R).
        #[test]
        fn f_beta_is_the_weighted_harmonic_mean(counts in counts(), beta in 0.1..10.0_f64) {
            let counted = binary(counts);
            let (p, r) = (counted.precision().unwrap(), counted.recall().unwrap());
            assert_relative_eq!(
                counted.f1().unwrap(), 2.0 / (1.0 / p + 1.0 / r), max_relative = 1e-12
            );
            let square = beta * beta;
            let mean = (1.0 + square) / (1.0 / p + square / r);
            assert_relative_eq!(counted.f_beta(beta).unwrap(), mean, max_relative = 1e-12);
        }

        /// Whoever answers the opposite has the opposite correlation.
        #[test]
        fn matthews_turns_its_sign_with_the_answers(counts in counts()) {
            let [tp, fp, fneg, tn] = counts;
            let mirrored = binary([fneg, tn, tp, fp]);
            let correlation = binary(counts).matthews().unwrap();
            assert_relative_eq!(
                correlation, -mirrored.matthews().unwrap(), epsilon = 1e-12
            );
            prop_assert!(correlation.abs() <= 1.0 + 1e-12);
        }
    }
}

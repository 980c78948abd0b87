// ANCHOR: confusion
//! Several classes: who is taken for whom.

use crate::binary::Binary;
use crate::undefined::{Measure, Undefined};
use ndarray::{Array2, ArrayView2};

/// The confusion matrix: how many samples of each class were answered with each class.
///
/// A **row** is what the samples are, a **column** what they were called, as in scikit-learn. The
/// slides have it the other way round, and many books too: read the labels before the numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confusion {
    counts: Array2<usize>,
    pub(crate) names: Vec<String>,
}

impl Confusion {
    /// Counts the answers of so many classes, `predicted`, against `truth`; both are (samples,) and
    /// count classes from 0.
    ///
    /// # Panics
    ///
    /// Where the lengths differ, or there is no such class.
    #[track_caller]
    pub fn of(truth: &[usize], predicted: &[usize], classes: usize) -> Self {
        let (samples, answers) = (truth.len(), predicted.len());
        assert!(
            samples == answers,
            "Confusion::of: truth is ({samples},), predicted is ({answers},)"
        );
        let mut counts = Array2::zeros((classes, classes));
        for (row, (&is, &called)) in truth.iter().zip(predicted).enumerate() {
            let largest = is.max(called);
            assert!(
                largest < classes,
                "Confusion::of: sample {row} has class {largest}, there are {classes}"
            );
            counts[[is, called]] += 1;
        }
        Self { counts, names: (0..classes).map(|class| class.to_string()).collect() }
    }

    /// The counts, (classes, classes): rows are what is so, columns what was said.
    pub fn counts(&self) -> ArrayView2<'_, usize> {
        self.counts.view()
    }
}
// ANCHOR_END: confusion

// ANCHOR: whole
impl Confusion {
    /// The share of all samples that is answered rightly: the diagonal.
    ///
    /// # Errors
    ///
    /// Where there are no samples.
    pub fn accuracy(&self) -> Measure {
        let right: usize = self.counts.diag().sum();
        match self.counts.sum() {
            0 => Err(Undefined::Empty),
            samples => Ok(right as f64 / samples as f64),
        }
    }

    /// Matthews' correlation of several classes (Gorodkin, 2004).
    ///
    /// With c right of s samples, tₖ of class k and pₖ called so,
    ///
    /// ```text
    /// (c s − Σ tₖ pₖ) / √((s² − Σ pₖ²)(s² − Σ tₖ²))
    /// ```
    ///
    /// # Errors
    ///
    /// Where all samples are of one class, or are called so.
    pub fn matthews(&self) -> Measure {
        let counts = self.counts.mapv(|count| count as f64);
        let (t, p) = (counts.sum_axis(ndarray::Axis(1)), counts.sum_axis(ndarray::Axis(0)));
        let (c, s) = (counts.diag().sum(), counts.sum());
        let (called, are) = (s * s - p.dot(&p), s * s - t.dot(&t));
        if called * are == 0.0 {
            return Err(Undefined::OneClass);
        }
        Ok((c * s - t.dot(&p)) / (called.sqrt() * are.sqrt()))
    }
}
// ANCHOR_END: whole

// ANCHOR: of_class
impl Confusion {
    /// One class against all others: it is the positive one.
    ///
    /// # Panics
    ///
    /// Where there is no such class.
    #[track_caller]
    pub fn of_class(&self, class: usize) -> Binary {
        let classes = self.counts.nrows();
        assert!(class < classes, "Confusion::of_class: class {class}, there are {classes}");
        let tp = self.counts[[class, class]];
        let (are, called) = (self.counts.row(class).sum(), self.counts.column(class).sum());
        Binary {
            true_positives: tp,
            false_positives: called - tp,
            false_negatives: are - tp,
            true_negatives: self.counts.sum() + tp - are - called,
        }
    }
}
// ANCHOR_END: of_class

// ANCHOR: average
/// How one number is made of one for each class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Average {
    /// Every sample counts alike: the counts of all classes are added first.
    Micro,
    /// Every class counts alike: the plain mean.
    Macro,
    /// Every class counts by its number of samples.
    Weighted,
}

impl Confusion {
    /// A measure of [`of_class`](Self::of_class), averaged: `average(Macro, Binary::f1)`.
    ///
    /// A class without samples has no weight in a weighted mean. Otherwise a class for which the
    /// measure is undefined leaves the mean undefined; scikit-learn counts it as 0.
    ///
    /// # Errors
    ///
    /// Where a class that counts has no value, or nothing is there to count.
    pub fn average(&self, average: Average, measure: impl Fn(&Binary) -> Measure) -> Measure {
        let classes: Vec<Binary> = (0..self.names.len()).map(|k| self.of_class(k)).collect();
        if average == Average::Micro {
            let sum = |count: fn(&Binary) -> usize| classes.iter().map(count).sum();
            return measure(&Binary {
                true_positives: sum(|class| class.true_positives),
                false_positives: sum(|class| class.false_positives),
                false_negatives: sum(|class| class.false_negatives),
                true_negatives: sum(|class| class.true_negatives),
            });
        }
        let supports = self.counts.outer_iter().map(|row| row.sum());
        let values = classes.iter().zip(supports).map(|(class, n)| (n, measure(class)));
        mean(average, values)
    }
}

/// The mean over classes, each with its number of samples and its value.
pub(crate) fn mean(average: Average, classes: impl Iterator<Item = (usize, Measure)>) -> Measure {
    let (mut sum, mut weights) = (0.0, 0.0);
    for (class, (samples, value)) in classes.enumerate() {
        let weight = if average == Average::Macro { 1.0 } else { samples as f64 };
        if weight > 0.0 {
            let value =
                value.map_err(|because| Undefined::Class { class, because: Box::new(because) })?;
            sum += weight * value;
            weights += weight;
        }
    }
    if weights == 0.0 { Err(Undefined::Empty) } else { Ok(sum / weights) }
}
// ANCHOR_END: average

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;
    use ndarray::array;
    use proptest::prelude::*;

    /// Nine samples of class 0, two of class 1, one of class 2.
    fn lopsided() -> Confusion {
        let truth = [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2];
        let called = [0, 0, 0, 0, 0, 0, 0, 1, 2, 1, 0, 2];
        Confusion::of(&truth, &called, 3)
    }

    #[test]
    fn rows_are_what_is_so_and_columns_what_was_said() {
        assert_eq!(lopsided().counts(), array![[7, 1, 1], [1, 1, 0], [0, 0, 1]]);
        let first = lopsided().of_class(0);
        assert_eq!((first.true_positives, first.false_negatives), (7, 2));
        assert_eq!((first.false_positives, first.true_negatives), (1, 2));
    }

    #[test]
    #[should_panic(expected = "Confusion::of: sample 1 has class 3, there are 3")]
    fn a_class_that_there_is_not_is_refused() {
        Confusion::of(&[0, 1], &[0, 3], 3);
    }

    #[test]
    #[should_panic(expected = "Confusion::of: truth is (2,), predicted is (1,)")]
    fn every_sample_has_an_answer() {
        Confusion::of(&[0, 1], &[0], 2);
    }

    /// Recall: 7/9, 1/2, 1. Macro (7/9 + 1/2 + 1)/3, weighted (7 + 1 + 1)/12 = 9/12 = micro.
    #[test]
    fn macro_counts_classes_and_the_others_count_samples() {
        let confusion = lopsided();
        let average = |average| confusion.average(average, Binary::recall).unwrap();
        let expected = (7.0 / 9.0 + 0.5 + 1.0) / 3.0;
        assert_relative_eq!(average(Average::Macro), expected, max_relative = 1e-15);
        assert_relative_eq!(average(Average::Weighted), 0.75, max_relative = 1e-15);
        assert_eq!(average(Average::Micro), 0.75);
    }

    #[test]
    fn a_class_that_is_never_answered_leaves_the_macro_precision_undefined() {
        let confusion = Confusion::of(&[0, 0, 1, 2], &[0, 0, 1, 1], 3);
        let because = Box::new(Undefined::NoneCalledPositive);
        let reason = Undefined::Class { class: 2, because };
        assert_eq!(reason.to_string(), "class 2: no sample is called positive");
        assert_eq!(confusion.average(Average::Macro, Binary::precision), Err(reason));
    }

    #[test]
    fn a_class_without_samples_has_no_weight() {
        let confusion = Confusion::of(&[0, 0, 1, 1], &[0, 1, 1, 1], 3);
        let f1 = |average| confusion.average(average, Binary::f1);
        assert!(f1(Average::Weighted).is_ok());
        assert!(matches!(f1(Average::Macro), Err(Undefined::Class { class: 2, .. })));
        let none = Confusion::of(&[], &[], 3);
        assert_eq!(none.average(Average::Weighted, Binary::recall), Err(Undefined::Empty));
        assert_eq!(none.accuracy(), Err(Undefined::Empty));
        assert_eq!(none.matthews(), Err(Undefined::OneClass));
    }

    fn answers() -> impl Strategy<Value = Vec<(usize, usize)>> {
        prop::collection::vec((0_usize..4, 0_usize..4), 1..120)
    }

    proptest! {
        #[test]
        fn every_class_sees_all_samples(pairs in answers()) {
            let (truth, called): (Vec<usize>, Vec<usize>) = pairs.iter().copied().unzip();
            let confusion = Confusion::of(&truth, &called, 4);
            prop_assert_eq!(confusion.counts().sum(), pairs.len());
            for class in 0..4 {
                let is = |all: &[usize]| all.iter().map(|&k| k == class).collect::<Vec<_>>();
                let expected = Binary::of(&is(&truth), &is(&called));
                prop_assert_eq!(confusion.of_class(class), expected);
            }
        }

        /// A mistake is a false negative of one class and a false positive of another: both sums are
        /// the number of mistakes.
        #[test]
        fn micro_precision_recall_and_f1_are_the_accuracy(pairs in answers()) {
            let (truth, called): (Vec<usize>, Vec<usize>) = pairs.into_iter().unzip();
            let confusion = Confusion::of(&truth, &called, 4);
            let accuracy = confusion.accuracy();
            prop_assert_eq!(confusion.average(Average::Micro, Binary::precision), accuracy.clone());
            prop_assert_eq!(confusion.average(Average::Micro, Binary::recall), accuracy.clone());
            let f1 = confusion.average(Average::Micro, Binary::f1).unwrap();
            prop_assert!((f1 - accuracy.unwrap()).abs() < 1e-15);
        }

        #[test]
        fn matthews_of_two_classes_is_that_of_the_four_counts(
            pairs in prop::collection::vec((0_usize..2, 0_usize..2), 1..60),
        ) {
            let (truth, called): (Vec<usize>, Vec<usize>) = pairs.into_iter().unzip();
            let confusion = Confusion::of(&truth, &called, 2);
            match (confusion.matthews(), confusion.of_class(1).matthews()) {
                (Ok(several), Ok(two)) => prop_assert!((several - two).abs() < 1e-12),
                (several, two) => prop_assert!(several.is_err() && two.is_err()),
            }
        }
    }
}

// ANCHOR: ranking
//! Scores in order: what every threshold would answer.

use crate::binary::Binary;
use crate::undefined::{Measure, Undefined};
use ndarray::ArrayView1;
use tensor::Real;

/// What one threshold answers: everything with at least this score is called positive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cut {
    /// The lowest score that is called positive; ∞ calls nothing so.
    pub threshold: f64,
    /// The positives at or above it.
    pub true_positives: usize,
    /// The negatives at or above it.
    pub false_positives: usize,
}

/// The samples of a yes or no in the order of their scores, the highest first.
///
/// There is one [`Cut`] for every score that occurs, and one above them all. Samples with equal scores
/// pass a threshold together, so their order does not matter.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    cuts: Vec<Cut>,
}

impl Ranking {
    /// Ranks `scores` by size; `positive` says which samples are. Both are (samples,).
    ///
    /// # Errors
    ///
    /// Where there is nothing to rank, or a score is infinite or not a number.
    ///
    /// # Panics
    ///
    /// Where the lengths differ.
    #[track_caller]
    pub fn of<F: Real>(scores: ArrayView1<F>, positive: &[bool]) -> Result<Self, Undefined> {
        let mut ranked = pairs("Ranking::of", scores, positive)?;
        ranked.sort_unstable_by(|a, b| b.0.partial_cmp(&a.0).expect("all scores are finite"));
        let mut cut = Cut { threshold: f64::INFINITY, true_positives: 0, false_positives: 0 };
        let mut cuts = vec![cut];
        for (i, &(score, positive)) in ranked.iter().enumerate() {
            cut.true_positives += usize::from(positive);
            cut.false_positives += usize::from(!positive);
            if ranked.get(i + 1).is_none_or(|next| next.0 < score) {
                cut.threshold = score.as_f64();
                cuts.push(cut);
            }
        }
        Ok(Self { cuts })
    }
}
// ANCHOR_END: ranking

// ANCHOR: pairs
/// Scores with their truth, on behalf of `caller`.
#[track_caller]
pub(crate) fn pairs<F: Real>(
    caller: &str,
    scores: ArrayView1<F>,
    positive: &[bool],
) -> Result<Vec<(F, bool)>, Undefined> {
    let (given, expected) = (scores.len(), positive.len());
    assert!(given == expected, "{caller}: scores is ({given},), positive is ({expected},)");
    if let Some(row) = scores.iter().position(|score| !score.is_finite()) {
        return Err(Undefined::NotFinite { row, value: scores[row].as_f64() });
    }
    if positive.is_empty() {
        Err(Undefined::Empty)
    } else {
        Ok(scores.into_iter().copied().zip(positive.iter().copied()).collect())
    }
}
// ANCHOR_END: pairs

// ANCHOR: cuts
impl Ranking {
    /// A cut for every score that occurs, from the highest to the lowest; the first calls nothing positive.
    pub fn cuts(&self) -> &[Cut] {
        &self.cuts
    }

    /// The four counts when everything with at least this score is called positive.
    ///
    /// # Panics
    ///
    /// Where the threshold is not a number.
    #[track_caller]
    pub fn at(&self, threshold: f64) -> Binary {
        assert!(!threshold.is_nan(), "Ranking::at: the threshold is not a number");
        let passed = self.cuts.partition_point(|cut| cut.threshold >= threshold);
        self.counts(self.cuts[passed - 1])
    }

    /// The four counts of a cut: the last one calls everything positive.
    pub(crate) fn counts(&self, cut: Cut) -> Binary {
        let all = self.cuts[self.cuts.len() - 1];
        Binary {
            true_positives: cut.true_positives,
            false_positives: cut.false_positives,
            false_negatives: all.true_positives - cut.true_positives,
            true_negatives: all.false_positives - cut.false_positives,
        }
    }
}
// ANCHOR_END: cuts

// ANCHOR: best
impl Ranking {
    /// The threshold at which a measure is largest, the highest of equals: `best(Binary::f1)`.
    ///
    /// Cuts at which it is undefined are passed over. Choose on other samples than you report on.
    ///
    /// # Errors
    ///
    /// Where it is undefined at all of them: why, at the last.
    pub fn best(&self, measure: impl Fn(&Binary) -> Measure) -> Measure {
        let mut best: Result<(f64, f64), Undefined> = Err(Undefined::Empty);
        for &cut in &self.cuts {
            match (measure(&self.counts(cut)), &best) {
                (Ok(value), Ok((_, highest))) if value <= *highest => {}
                (Ok(value), _) => best = Ok((cut.threshold, value)),
                (Err(reason), Err(_)) => best = Err(reason),
                (Err(_), Ok(_)) => {}
            }
        }
        best.map(|(threshold, _)| threshold)
    }
}
// ANCHOR_END: best

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array1, array};
    use proptest::prelude::*;

    fn cut(threshold: f64, true_positives: usize, false_positives: usize) -> Cut {
        Cut { threshold, true_positives, false_positives }
    }

    #[test]
    fn equal_scores_pass_a_threshold_together() {
        let scores = array![0.2, 0.7, 0.7, 0.9, 0.2];
        let ranking = Ranking::of(scores.view(), &[false, true, false, true, true]).unwrap();
        let cuts = [cut(f64::INFINITY, 0, 0), cut(0.9, 1, 0), cut(0.7, 2, 1), cut(0.2, 3, 2)];
        assert_eq!(ranking.cuts(), cuts);
    }

    /// −0 and 0 are one number.
    #[test]
    fn zero_has_no_sign() {
        let ranking = Ranking::of(array![-0.0, 0.0, 0.0].view(), &[true, false, true]).unwrap();
        assert_eq!(ranking.cuts().len(), 2);
    }

    #[test]
    fn a_score_that_is_no_number_is_named() {
        let undefined = Ranking::of(array![1.0_f32, f32::NAN].view(), &[true, false]).unwrap_err();
        let says = "the score of sample 1 is NaN, all have to be finite";
        assert_eq!(undefined.to_string(), says);
        let none = Ranking::of(Array1::<f64>::zeros(0).view(), &[]);
        assert_eq!(none, Err(Undefined::Empty));
    }

    #[test]
    #[should_panic(expected = "Ranking::of: scores is (2,), positive is (1,)")]
    fn every_score_has_a_truth() {
        let _ = Ranking::of(array![1.0, 2.0].view(), &[true]);
    }

    /// Scores 4 3 2 1, positive at 4 and 2. Balanced accuracy: ½, ¾, ½, ¾, ½.
    #[test]
    fn the_best_threshold_is_the_highest_of_equals() {
        let scores = array![1.0, 2.0, 3.0, 4.0];
        let ranking = Ranking::of(scores.view(), &[false, true, false, true]).unwrap();
        assert_eq!(ranking.best(Binary::balanced_accuracy), Ok(4.0));
        assert_eq!(ranking.best(Binary::recall), Ok(2.0));
        let none = Ranking::of(scores.view(), &[false; 4]).unwrap();
        assert_eq!(none.best(Binary::recall), Err(Undefined::NoPositives));
        assert_eq!(none.best(Binary::specificity), Ok(f64::INFINITY));
    }

    #[test]
    #[should_panic(expected = "the threshold is not a number")]
    fn a_threshold_is_a_number() {
        Ranking::of(array![1.0].view(), &[true]).unwrap().at(f64::NAN);
    }

    proptest! {
        /// Small whole scores, so that many are equal.
        #[test]
        fn a_threshold_answers_what_a_comparison_answers(
            pairs in prop::collection::vec((-5..5_i8, any::<bool>()), 1..60),
            threshold in -6..6_i8,
        ) {
            let scores: Array1<f64> = pairs.iter().map(|(score, _)| f64::from(*score)).collect();
            let truth: Vec<bool> = pairs.iter().map(|(_, positive)| *positive).collect();
            let threshold = f64::from(threshold) / 2.0;
            let called: Vec<bool> = scores.iter().map(|score| *score >= threshold).collect();
            let ranking = Ranking::of(scores.view(), &truth).unwrap();
            prop_assert_eq!(ranking.at(threshold), Binary::of(&truth, &called));
            let single = scores.mapv(|score| score as f32);
            prop_assert_eq!(Ranking::of(single.view(), &truth).unwrap(), ranking);
        }
    }
}

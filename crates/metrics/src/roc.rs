// ANCHOR: roc
//! What a threshold wins and what it costs: the ROC curve and the area under it.

use crate::ranking::{Cut, Ranking, pairs};
use crate::undefined::{Measure, Undefined};
use ndarray::ArrayView1;
use tensor::Real;

impl Ranking {
    /// The ROC curve: false-positive rate and true-positive rate of every cut, from (0, 0) to (1, 1).
    ///
    /// # Errors
    ///
    /// Where nothing is positive, or nothing negative.
    pub fn roc(&self) -> Result<Vec<(f64, f64)>, Undefined> {
        let (p, n) = self.both()?;
        let rates = |cut: &Cut| (cut.false_positives as f64 / n, cut.true_positives as f64 / p);
        Ok(self.cuts().iter().map(rates).collect())
    }

    /// The area under the ROC curve, by trapezoids (Bamber, 1975).
    ///
    /// Twice the area is counted in whole numbers, so that nothing is rounded before the division.
    ///
    /// # Errors
    ///
    /// Where nothing is positive, or nothing negative.
    pub fn auc(&self) -> Measure {
        let (p, n) = self.both()?;
        let trapezoid = |pair: &[Cut]| {
            let width = pair[1].false_positives - pair[0].false_positives;
            let heights = pair[0].true_positives + pair[1].true_positives;
            width as u64 * heights as u64
        };
        let twice: u64 = self.cuts().windows(2).map(trapezoid).sum();
        Ok(twice as f64 / (2.0 * p * n))
    }

    /// How many samples are positive and how many negative, if there are both.
    fn both(&self) -> Result<(f64, f64), Undefined> {
        let all = self.counts(self.cuts()[self.cuts().len() - 1]);
        match (all.true_positives, all.false_positives) {
            (0, _) => Err(Undefined::NoPositives),
            (_, 0) => Err(Undefined::NoNegatives),
            (p, n) => Ok((p as f64, n as f64)),
        }
    }
}
// ANCHOR_END: roc

// ANCHOR: mann_whitney
/// The chance that a positive sample has a higher score than a negative one; equals count half.
///
/// ```text
/// P(s⁺ > s⁻) + ½ P(s⁺ = s⁻)
/// ```
///
/// It is the statistic of Mann and Whitney (1947) over the number of pairs, and the area under the ROC
/// curve. `scores` and `positive` are (samples,).
///
/// # Errors
///
/// Where there is no pair, or a score is infinite or not a number.
///
/// # Panics
///
/// Where the lengths differ.
#[track_caller]
pub fn mann_whitney<F: Real>(scores: ArrayView1<F>, positive: &[bool]) -> Measure {
    let (up, down): (Vec<_>, Vec<_>) =
        pairs("mann_whitney", scores, positive)?.into_iter().partition(|(_, positive)| *positive);
    if up.is_empty() {
        return Err(Undefined::NoPositives);
    }
    if down.is_empty() {
        return Err(Undefined::NoNegatives);
    }
    let mut negatives: Vec<F> = down.into_iter().map(|(score, _)| score).collect();
    negatives.sort_unstable_by(|a, b| a.partial_cmp(b).expect("all scores are finite"));
    let twice = |&(score, _): &(F, bool)| {
        let below = negatives.partition_point(|&other| other < score);
        (below + negatives.partition_point(|&other| other <= score)) as u64
    };
    let won: u64 = up.iter().map(twice).sum();
    Ok(won as f64 / (2.0 * up.len() as f64 * negatives.len() as f64))
}
// ANCHOR_END: mann_whitney

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array1, array};
    use proptest::prelude::*;

    #[test]
    fn the_curve_of_five_samples_by_hand() {
        let scores = array![0.2, 0.7, 0.7, 0.9, 0.2];
        let ranking = Ranking::of(scores.view(), &[false, true, false, true, true]).unwrap();
        let third = 1.0 / 3.0;
        assert_eq!(
            ranking.roc().unwrap(),
            [(0.0, 0.0), (0.0, third), (0.5, 2.0 * third), (1.0, 1.0)]
        );
        // ½ · (1/3 + 2/3)/2 + ½ · (2/3 + 1)/2 = 1/4 + 5/12 = 2/3.
        assert_eq!(ranking.auc(), Ok(2.0 / 3.0));
    }

    #[test]
    fn perfect_is_1_inverted_is_0_and_constant_is_a_half() {
        let truth = [true, true, false, false, false];
        let auc = |scores: Array1<f64>| Ranking::of(scores.view(), &truth).unwrap().auc();
        assert_eq!(auc(array![5.0, 4.0, 3.0, 2.0, 1.0]), Ok(1.0));
        assert_eq!(auc(array![1.0, 2.0, 3.0, 4.0, 5.0]), Ok(0.0));
        assert_eq!(auc(array![7.0, 7.0, 7.0, 7.0, 7.0]), Ok(0.5));
    }

    #[test]
    fn one_class_has_no_curve() {
        let ranking = |truth| Ranking::of(array![1.0, 2.0].view(), truth).unwrap();
        assert_eq!(ranking(&[false, false]).auc(), Err(Undefined::NoPositives));
        assert_eq!(ranking(&[true, true]).roc(), Err(Undefined::NoNegatives));
        let scores = array![1.0, 2.0];
        assert_eq!(mann_whitney(scores.view(), &[true, true]), Err(Undefined::NoNegatives));
        assert_eq!(mann_whitney(scores.view(), &[false, false]), Err(Undefined::NoPositives));
    }

    #[test]
    #[should_panic(expected = "mann_whitney: scores is (2,), positive is (1,)")]
    fn every_score_has_a_truth() {
        let _ = mann_whitney(array![1.0, 2.0].view(), &[true]);
    }

    /// Small whole scores, so that many are equal, and both classes.
    fn scored() -> impl Strategy<Value = (Array1<f64>, Vec<bool>)> {
        prop::collection::vec((-5..5_i8, any::<bool>()), 0..60).prop_map(|mut pairs| {
            pairs.extend([(0, true), (1, false)]);
            let scores = pairs.iter().map(|(score, _)| f64::from(*score)).collect();
            (scores, pairs.into_iter().map(|(_, positive)| positive).collect())
        })
    }

    proptest! {
        #[test]
        fn the_curve_never_falls((scores, truth) in scored()) {
            let roc = Ranking::of(scores.view(), &truth).unwrap().roc().unwrap();
            prop_assert_eq!((roc[0], roc[roc.len() - 1]), ((0.0, 0.0), (1.0, 1.0)));
            for pair in roc.windows(2) {
                prop_assert!(pair[0].0 <= pair[1].0 && pair[0].1 <= pair[1].1);
                prop_assert!(pair[0] != pair[1]);
            }
        }

        #[test]
        fn the_area_is_the_chance_of_the_right_order((scores, truth) in scored()) {
            let (mut won, mut all) = (0.0, 0.0);
            for (up, _) in scores.iter().zip(&truth).filter(|(_, positive)| **positive) {
                for (down, _) in scores.iter().zip(&truth).filter(|(_, positive)| !**positive) {
                    all += 1.0;
                    won += if up > down { 1.0 } else if up == down { 0.5 } else { 0.0 };
                }
            }
            let auc = Ranking::of(scores.view(), &truth).unwrap().auc().unwrap();
            prop_assert!((auc - won / all).abs() < 1e-15, "{auc} {}", won / all);
            prop_assert_eq!(mann_whitney(scores.view(), &truth), Ok(auc));
        }

        #[test]
        fn the_opposite_scores_have_the_rest_of_the_area((scores, truth) in scored()) {
            let auc = |scores: Array1<f64>| Ranking::of(scores.view(), &truth).unwrap().auc().unwrap();
            prop_assert!((auc(-&scores) - (1.0 - auc(scores))).abs() < 1e-15);
        }

        /// Anything that keeps the order keeps the area: here 1/(1 + e⁻ˢ) and s³.
        #[test]
        fn only_the_order_counts((scores, truth) in scored()) {
            let auc = |scores: Array1<f64>| Ranking::of(scores.view(), &truth).unwrap().auc();
            let logistic = scores.mapv(|s| 1.0 / (1.0 + (-s).exp()));
            prop_assert_eq!(auc(logistic), auc(scores.clone()));
            prop_assert_eq!(auc(scores.mapv(|s| s.powi(3))), auc(scores));
        }
    }
}

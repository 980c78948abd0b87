// ANCHOR: precision_recall
//! Precision against recall, for positives that are rare.

use crate::ranking::{Cut, Ranking};
use crate::undefined::{Measure, Undefined};

impl Ranking {
    /// Recall and precision of every cut, from the highest threshold to the lowest.
    ///
    /// The cut that calls nothing positive has no precision and is left out. (scikit-learn puts a point
    /// (0, 1) there.)
    ///
    /// # Errors
    ///
    /// Where nothing is positive.
    pub fn precision_recall(&self) -> Result<Vec<(f64, f64)>, Undefined> {
        let point = |cut: &Cut| {
            let counts = self.counts(*cut);
            Ok((counts.recall()?, counts.precision()?))
        };
        self.cuts()[1..].iter().map(point).collect()
    }

    /// The mean precision over the positives: each weighs the precision at its own threshold.
    ///
    /// ```text
    /// AP = Σₖ (Rₖ − Rₖ₋₁) Pₖ        R₀ = 0
    /// ```
    ///
    /// # Errors
    ///
    /// Where nothing is positive.
    pub fn average_precision(&self) -> Measure {
        let (mut before, mut sum) = (0.0, 0.0);
        for (recall, precision) in self.precision_recall()? {
            sum += (recall - before) * precision;
            before = recall;
        }
        Ok(sum)
    }
}
// ANCHOR_END: precision_recall

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array1, array};
    use proptest::prelude::*;

    /// Positive, negative, positive: precisions 1, 1/2, 2/3 at recalls 1/2, 1/2, 1.
    #[test]
    fn three_samples_by_hand() {
        let ranking = Ranking::of(array![3.0, 2.0, 1.0].view(), &[true, false, true]).unwrap();
        let curve = [(0.5, 1.0), (0.5, 0.5), (1.0, 2.0 / 3.0)];
        assert_eq!(ranking.precision_recall().unwrap(), curve);
        assert!((ranking.average_precision().unwrap() - 5.0 / 6.0).abs() < 1e-15);
    }

    #[test]
    fn without_positives_there_is_no_curve() {
        let ranking = Ranking::of(array![3.0, 2.0].view(), &[false, false]).unwrap();
        assert_eq!(ranking.precision_recall(), Err(Undefined::NoPositives));
        assert_eq!(ranking.average_precision(), Err(Undefined::NoPositives));
    }

    proptest! {
        /// Equal scores for all leave one cut, which calls everything positive.
        #[test]
        fn a_constant_score_has_the_share_of_the_positives(
            truth in prop::collection::vec(any::<bool>(), 1..50),
        ) {
            let ranking = Ranking::of(Array1::<f64>::ones(truth.len()).view(), &truth).unwrap();
            let positives = truth.iter().filter(|positive| **positive).count();
            match ranking.average_precision() {
                Ok(value) => prop_assert_eq!(value, positives as f64 / truth.len() as f64),
                Err(reason) => prop_assert_eq!((reason, positives), (Undefined::NoPositives, 0)),
            }
        }
    }
}

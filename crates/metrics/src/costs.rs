// ANCHOR: costs
//! What mistakes cost, and where that puts the threshold.

use crate::binary::Binary;
use crate::undefined::{Measure, Undefined};

/// What a false alarm and a miss cost, in the same unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Costs {
    /// Of a negative called positive.
    pub false_positive: f64,
    /// Of a positive called negative.
    pub false_negative: f64,
}

impl Costs {
    /// The mean cost of a sample. For `Ranking::best` it wants a minus.
    ///
    /// # Errors
    ///
    /// Where there are no samples, or the costs prefer nothing.
    pub fn of(self, counts: &Binary) -> Measure {
        let Self { false_positive, false_negative } = self.checked()?;
        let alarms = false_positive * counts.false_positives as f64;
        let misses = false_negative * counts.false_negatives as f64;
        match counts.samples() {
            0 => Err(Undefined::Empty),
            samples => Ok((alarms + misses) / samples as f64),
        }
    }

    /// From which probability on it is cheaper to call a sample positive.
    ///
    /// A sample that is positive with probability p costs (1 − p) c₊ when called so, and p c₋
    /// otherwise. Both are equal at
    ///
    /// ```text
    /// p = c₊ / (c₊ + c₋)        c₊ of a false positive, c₋ of a false negative
    /// ```
    ///
    /// (Elkan, 2001). It holds for scores that *are* probabilities.
    ///
    /// # Errors
    ///
    /// Where the costs prefer nothing.
    pub fn threshold(self) -> Measure {
        let Self { false_positive, false_negative } = self.checked()?;
        Ok(false_positive / (false_positive + false_negative))
    }

    /// Costs that are no rewards, and not both nothing.
    fn checked(self) -> Result<Self, Undefined> {
        let (alarm, miss) = (self.false_positive, self.false_negative);
        let sound = alarm >= 0.0 && miss >= 0.0 && alarm + miss > 0.0 && (alarm + miss).is_finite();
        if sound { Ok(self) } else { Err(Undefined::Costs(alarm, miss)) }
    }
}
// ANCHOR_END: costs

#[cfg(test)]
mod tests {
    use super::*;

    const TEN_TO_ONE: Costs = Costs { false_positive: 1.0, false_negative: 10.0 };

    /// 10 false alarms and 20 misses of 200: (10 + 200)/200.
    #[test]
    fn a_miss_costs_ten_false_alarms() {
        let counts = Binary {
            true_positives: 40,
            false_positives: 10,
            false_negatives: 20,
            true_negatives: 130,
        };
        assert_eq!(TEN_TO_ONE.of(&counts), Ok(1.05));
    }

    #[test]
    fn at_its_threshold_either_answer_costs_the_same() {
        let p = TEN_TO_ONE.threshold().unwrap();
        assert_eq!(p, 1.0 / 11.0);
        assert!(((1.0 - p) * 1.0 - p * 10.0).abs() < 1e-15);
        let even = Costs { false_positive: 3.0, false_negative: 3.0 };
        assert_eq!(even.threshold(), Ok(0.5));
    }

    #[test]
    fn costs_that_prefer_nothing_are_refused() {
        for (false_positive, false_negative) in
            [(0.0, 0.0), (-1.0, 2.0), (f64::NAN, 1.0), (f64::INFINITY, 1.0)]
        {
            let costs = Costs { false_positive, false_negative };
            assert!(matches!(costs.threshold(), Err(Undefined::Costs(..))), "{costs:?}");
        }
        let none = Binary::of(&[], &[]);
        assert_eq!(TEN_TO_ONE.of(&none), Err(Undefined::Empty));
    }
}

// ANCHOR: surrogate
//! Costs that stand in for the number of mistakes.

use crate::scalar::Scalar;
use std::f64::consts::LN_2;

/// The cost of one answer by its margin m = t z: target t = ±1 times net input z.
///
/// A positive margin is a right answer. All but the first have a slope to descend, and none of them is
/// ever below the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surrogate {
    /// A mistake costs 1: ⟦m ≤ 0⟧. What is meant, and flat.
    ZeroOne,
    /// max(0, 1 − m): the cost of the support-vector machine.
    Hinge,
    /// log₂(1 + e⁻ᵐ): the cross-entropy of logistic regression, in bits.
    Logarithmic,
    /// (1 − m)² = (t − z)²: the cost of Adaline.
    Squared,
}

impl Surrogate {
    /// The cost of an answer with this margin.
    pub fn cost(self, margin: f64) -> f64 {
        match self {
            Self::ZeroOne => f64::from(u8::from(margin <= 0.0)),
            Self::Hinge => (1.0 - margin).max(0.0),
            Self::Logarithmic => ((-margin).max(0.0) + (-margin.abs()).exp().ln_1p()) / LN_2,
            Self::Squared => (1.0 - margin).powi(2),
        }
    }

    /// The slope of the cost by the margin; 0 at the kinks.
    pub fn slope(self, margin: f64) -> f64 {
        match self {
            Self::ZeroOne => 0.0,
            Self::Hinge => -f64::from(u8::from(margin < 1.0)),
            Self::Logarithmic => -Scalar::sigmoid(-margin) / LN_2,
            Self::Squared => -2.0 * (1.0 - margin),
        }
    }
}
// ANCHOR_END: surrogate

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;
    use proptest::prelude::*;
    use tensor::GradientCheck;

    const SURROGATES: [Surrogate; 3] =
        [Surrogate::Hinge, Surrogate::Logarithmic, Surrogate::Squared];

    proptest! {
        #[test]
        fn no_surrogate_is_below_the_count(margin in -30.0..30.0_f64) {
            for surrogate in SURROGATES {
                prop_assert!(surrogate.cost(margin) >= Surrogate::ZeroOne.cost(margin));
            }
        }

        #[test]
        fn gradient_of_every_surrogate_is_its_slope(margin in -5.0..5.0_f64) {
            // Away from the kinks, at 0 and 1.
            prop_assume!(margin.abs() > 1e-3 && (margin - 1.0).abs() > 1e-3);
            for surrogate in [Surrogate::ZeroOne, SURROGATES[0], SURROGATES[1], SURROGATES[2]] {
                let mut check = GradientCheck::new();
                let (at, slope) = (array![margin], array![surrogate.slope(margin)]);
                check.compare("m", at.view(), slope.view(), |m| surrogate.cost(m[0]));
                check.assert_passed();
            }
        }

        /// The chord of a convex function lies above it; the count is not convex.
        #[test]
        fn the_surrogates_are_convex(a in -5.0..5.0_f64, b in -5.0..5.0_f64) {
            for surrogate in SURROGATES {
                let chord = 0.5 * (surrogate.cost(a) + surrogate.cost(b));
                prop_assert!(surrogate.cost(0.5 * (a + b)) <= chord + 1e-12);
            }
        }

        /// In nats it is ln(1 + e^(−m)), the cost of a logistic unit for t = ±1.
        #[test]
        fn the_logarithmic_one_is_the_cross_entropy_in_bits(z in -20.0..20.0_f64) {
            for (t, y) in [(1.0, 1.0), (-1.0, 0.0)] {
                let y_hat: f64 = Scalar::sigmoid(z);
                let nats = -(y * y_hat.ln() + (1.0 - y) * Scalar::sigmoid(-z).ln());
                prop_assert!((Surrogate::Logarithmic.cost(t * z) * LN_2 - nats).abs() < 1e-12);
            }
        }
    }

    /// At the margin 0 all four cost 1; at 2 the count is 0, the hinge 0, the logarithm 0.18 and the
    /// square 1 again.
    #[test]
    fn costs_by_hand() {
        let all = [Surrogate::ZeroOne, SURROGATES[0], SURROGATES[1], SURROGATES[2]];
        assert_eq!(all.map(|surrogate| surrogate.cost(0.0)), [1.0; 4]);
        let at_two = all.map(|surrogate| surrogate.cost(2.0));
        assert_eq!([at_two[0], at_two[1], at_two[3]], [0.0, 0.0, 1.0]);
        assert!((at_two[2] - 0.183).abs() < 1e-3);
        assert_eq!(Surrogate::Logarithmic.cost(-1e6), 1e6 / LN_2);
        assert_eq!(SURROGATES[0].slope(1.0), 0.0);
    }

    /// Perceptron criterion max(0, −m): below the count for margins between −1 and 0.
    #[test]
    fn the_perceptron_criterion_is_no_upper_bound() {
        let criterion = |margin: f64| (-margin).max(0.0);
        assert!(criterion(-0.5) < Surrogate::ZeroOne.cost(-0.5));
        assert!(criterion(-2.0) > Surrogate::ZeroOne.cost(-2.0));
    }
}

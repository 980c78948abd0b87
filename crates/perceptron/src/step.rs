// ANCHOR: step
//! The step: the net input is turned into one of two answers.

/// The activation function of a threshold unit, in one of its two codings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Answers 0 or 1.
    Unipolar,
    /// Answers −1 or 1.
    Bipolar,
}

impl Step {
    /// The answer to a net input: high when z > 0, low otherwise, so that z = 0 is low.
    ///
    /// ```text
    /// unipolar  f(z) = [z > 0]        bipolar  f(z) = 2 [z > 0] − 1
    /// ```
    pub fn apply(self, z: f64) -> f64 {
        if z > 0.0 { 1.0 } else { self.low() }
    }

    /// The answer that is not 1.
    pub fn low(self) -> f64 {
        match self {
            Self::Unipolar => 0.0,
            Self::Bipolar => -1.0,
        }
    }
}
// ANCHOR_END: step

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unipolar_answers_one_above_zero_and_zero_elsewhere() {
        assert_eq!([-2.0, 0.0, 1e-300, 3.0].map(|z| Step::Unipolar.apply(z)), [0.0, 0.0, 1.0, 1.0]);
    }

    #[test]
    fn bipolar_is_twice_unipolar_minus_one() {
        for z in [f64::NEG_INFINITY, -2.0, -0.0, 0.0, 1e-300, 3.0, f64::INFINITY] {
            assert_eq!(Step::Bipolar.apply(z), 2.0 * Step::Unipolar.apply(z) - 1.0);
        }
    }
}

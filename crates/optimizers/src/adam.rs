// ANCHOR: adam
//! Momentum and a rate for each parameter, both corrected for their start at 0.

use tensor::Real;

use crate::error::Error;
use crate::rule::Rule;

/// Running means of g and of g², each divided by what its start at 0 holds back (Kingma and Ba, 2015):
///
/// ```text
/// m ← β₁ m + (1 − β₁) g        m̂ = m / (1 − β₁ᵗ)
/// v ← β₂ v + (1 − β₂) g²       v̂ = v / (1 − β₂ᵗ)
/// θ ← θ − η m̂ / (√v̂ + ε)
/// ```
///
/// The first step is −η sign g. v is the second moment, not the variance: nothing is subtracted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Adam {
    /// η, greater than 0.
    pub learning_rate: f64,
    /// β₁, how much of the mean gradient stays; at least 0 and less than 1.
    pub beta1: f64,
    /// β₂, how much of the mean square stays; at least 0 and less than 1.
    pub beta2: f64,
    /// ε, greater than 0.
    pub epsilon: f64,
}

impl Default for Adam {
    fn default() -> Self {
        Self { learning_rate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }
    }
}
// ANCHOR_END: adam

// ANCHOR: adam_rule
impl<F: Real> Rule<F, 2> for Adam {
    const MEMORY: [&'static str; 2] = ["m", "v"];

    fn step(&self, t: u64) -> impl Fn(F, F, [F; 2]) -> (F, [F; 2]) {
        let (beta1, beta2) = (F::of(self.beta1), F::of(self.beta2));
        let bias = |beta: f64| 1.0 - beta.powf(t as f64);
        let (bias1, root) = (bias(self.beta1), bias(self.beta2).sqrt());
        let rate = F::of(self.learning_rate * root / bias1);
        let epsilon = F::of(self.epsilon * root);
        move |theta, g, [m, v]| {
            let m = beta1 * m + (F::one() - beta1) * g;
            let v = beta2 * v + (F::one() - beta2) * g * g;
            (theta - rate * m / (v.sqrt() + epsilon), [m, v])
        }
    }

    fn rate(&mut self) -> &mut f64 {
        &mut self.learning_rate
    }

    fn check(&self) -> Result<(), Error> {
        Error::positive("learning_rate", self.learning_rate)?;
        Error::below_one("beta1", self.beta1)?;
        Error::below_one("beta2", self.beta2)?;
        Error::positive("epsilon", self.epsilon)
    }
}
// ANCHOR_END: adam_rule

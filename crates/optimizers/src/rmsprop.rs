// ANCHOR: rmsprop
//! The squares of the gradients, with the old ones forgotten.

use tensor::Real;

use crate::error::Error;
use crate::rule::Rule;

/// A running mean of g² in place of Adagrad's sum (Hinton, 2012):
///
/// ```text
/// E ← ρ E + (1 − ρ) g²        θ ← θ − η g / √(E + ε)      or  η g / (√E + ε)
/// ```
///
/// The first form is the lecture's, the second PyTorch's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RmsProp {
    /// η, greater than 0.
    pub learning_rate: f64,
    /// ρ, at least 0 and less than 1.
    pub decay: f64,
    /// ε, greater than 0.
    pub epsilon: f64,
    /// Whether ε stands under the root.
    pub epsilon_inside: bool,
}

impl Default for RmsProp {
    fn default() -> Self {
        Self { learning_rate: 0.001, decay: 0.9, epsilon: 1e-8, epsilon_inside: true }
    }
}
// ANCHOR_END: rmsprop

// ANCHOR: rmsprop_rule
impl<F: Real> Rule<F, 1> for RmsProp {
    const MEMORY: [&'static str; 1] = ["mean_square"];

    fn step(&self, _t: u64) -> impl Fn(F, F, [F; 1]) -> (F, [F; 1]) {
        let (eta, rho) = (F::of(self.learning_rate), F::of(self.decay));
        let (epsilon, inside) = (F::of(self.epsilon), self.epsilon_inside);
        move |theta, g, [mean]| {
            let mean = rho * mean + (F::one() - rho) * g * g;
            let root = if inside { (mean + epsilon).sqrt() } else { mean.sqrt() + epsilon };
            (theta - eta * g / root, [mean])
        }
    }

    fn rate(&mut self) -> &mut f64 {
        &mut self.learning_rate
    }

    fn check(&self) -> Result<(), Error> {
        Error::positive("learning_rate", self.learning_rate)?;
        Error::below_one("decay", self.decay)?;
        Error::positive("epsilon", self.epsilon)
    }
}
// ANCHOR_END: rmsprop_rule

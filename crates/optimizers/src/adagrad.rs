// ANCHOR: adagrad
//! A rate for each parameter: those that have moved much move less.

use tensor::Real;

use crate::error::Error;
use crate::rule::Rule;

/// G sums the squares of a parameter's gradients, and the root of it divides the rate (Duchi, Hazan and
/// Singer, 2011):
///
/// ```text
/// G ← G + g²        θ ← θ − η g / (√G + ε)
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Adagrad {
    /// η, greater than 0.
    pub learning_rate: f64,
    /// ε, greater than 0: with 0 a parameter that never had a gradient would be 0/0.
    pub epsilon: f64,
}

impl Default for Adagrad {
    fn default() -> Self {
        Self { learning_rate: 0.01, epsilon: 1e-10 }
    }
}
// ANCHOR_END: adagrad

// ANCHOR: adagrad_rule
impl<F: Real> Rule<F, 1> for Adagrad {
    const MEMORY: [&'static str; 1] = ["squares"];

    fn step(&self, _t: u64) -> impl Fn(F, F, [F; 1]) -> (F, [F; 1]) {
        let (eta, epsilon) = (F::of(self.learning_rate), F::of(self.epsilon));
        move |theta, g, [squares]| {
            let squares = squares + g * g;
            (theta - eta * g / (squares.sqrt() + epsilon), [squares])
        }
    }

    fn rate(&mut self) -> &mut f64 {
        &mut self.learning_rate
    }

    fn check(&self) -> Result<(), Error> {
        Error::positive("learning_rate", self.learning_rate)?;
        Error::positive("epsilon", self.epsilon)
    }
}
// ANCHOR_END: adagrad_rule

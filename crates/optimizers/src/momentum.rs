// ANCHOR: momentum
//! A ball that rolls: the step is remembered, and the gradient only bends it.

use tensor::Real;

use crate::error::Error;
use crate::rule::Rule;

/// The velocity v is remembered, and the gradient changes it:
///
/// ```text
/// v ← γ v + η g        θ ← θ − v
/// ```
///
/// With `nesterov` the gradient is understood as that of the point ahead, θ − γ v, which the model holds
/// in place of θ (Nesterov, 1983; in this form Sutskever and others, 2013):
///
/// ```text
/// v ← γ v + η g        θ′ ← θ′ − γ v − η g      with θ′ = θ − γ v
/// ```
///
/// A constant gradient brings v to η g / (1 − γ).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Momentum {
    /// η, greater than 0.
    pub learning_rate: f64,
    /// γ, at least 0 and less than 1.
    pub momentum: f64,
    /// Whether the gradient is that of the point ahead.
    pub nesterov: bool,
}

impl Default for Momentum {
    fn default() -> Self {
        Self { learning_rate: 0.01, momentum: 0.9, nesterov: false }
    }
}
// ANCHOR_END: momentum

// ANCHOR: momentum_rule
impl<F: Real> Rule<F, 1> for Momentum {
    const MEMORY: [&'static str; 1] = ["velocity"];

    fn step(&self, _t: u64) -> impl Fn(F, F, [F; 1]) -> (F, [F; 1]) {
        let (eta, gamma) = (F::of(self.learning_rate), F::of(self.momentum));
        let nesterov = self.nesterov;
        move |theta, g, [v]| {
            let v = gamma * v + eta * g;
            let step = if nesterov { gamma * v + eta * g } else { v };
            (theta - step, [v])
        }
    }

    fn rate(&mut self) -> &mut f64 {
        &mut self.learning_rate
    }

    fn check(&self) -> Result<(), Error> {
        Error::positive("learning_rate", self.learning_rate)?;
        Error::below_one("momentum", self.momentum)
    }
}
// ANCHOR_END: momentum_rule

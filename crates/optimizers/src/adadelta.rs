// ANCHOR: adadelta
//! Steps in the units of the parameter.

use tensor::Real;

use crate::error::Error;
use crate::rule::Rule;

/// The root mean square of past steps stands where the learning rate was (Zeiler, 2012):
///
/// ```text
/// E[g²] ← γ E[g²] + (1 − γ) g²         RMS[x] = √(E[x²] + ε)
/// Δθ = −RMS[Δθ] / RMS[g] · g           E[Δθ²] ← γ E[Δθ²] + (1 − γ) Δθ²
/// θ ← θ + η Δθ                         η = 1
/// ```
///
/// g has the units of C/θ, so `RMS[Δθ] / RMS[g] · g` has those of θ.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Adadelta {
    /// η, greater than 0.
    pub learning_rate: f64,
    /// γ, at least 0 and less than 1.
    pub decay: f64,
    /// ε, greater than 0: it also decides the first step.
    pub epsilon: f64,
}

impl Default for Adadelta {
    fn default() -> Self {
        Self { learning_rate: 1.0, decay: 0.9, epsilon: 1e-6 }
    }
}
// ANCHOR_END: adadelta

// ANCHOR: adadelta_rule
impl<F: Real> Rule<F, 2> for Adadelta {
    const MEMORY: [&'static str; 2] = ["mean_square", "mean_square_step"];

    fn step(&self, _t: u64) -> impl Fn(F, F, [F; 2]) -> (F, [F; 2]) {
        let (eta, gamma) = (F::of(self.learning_rate), F::of(self.decay));
        let epsilon = F::of(self.epsilon);
        move |theta, g, [squares, steps]| {
            let squares = gamma * squares + (F::one() - gamma) * g * g;
            let delta = -((steps + epsilon).sqrt() / (squares + epsilon).sqrt()) * g;
            let steps = gamma * steps + (F::one() - gamma) * delta * delta;
            (theta + eta * delta, [squares, steps])
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
// ANCHOR_END: adadelta_rule

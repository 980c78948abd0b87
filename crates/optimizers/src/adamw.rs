// ANCHOR: adamw
//! Adam, with weights that shrink by themselves.

use tensor::Real;

use crate::error::Error;
use crate::rule::Rule;

/// [`Adam`](crate::Adam) beside a decay of the weights, which v does not divide (Loshchilov and Hutter,
/// 2019):
///
/// ```text
/// θ ← (1 − η λ) θ − η m̂ / (√v̂ + ε)
/// ```
///
/// A penalty λ‖θ‖²/2 in the cost would enter g, and be divided by √v̂: the weights with the largest
/// gradients would shrink least. All parameters decay, as in PyTorch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AdamW {
    /// η, greater than 0.
    pub learning_rate: f64,
    /// β₁, how much of the mean gradient stays; at least 0 and less than 1.
    pub beta1: f64,
    /// β₂, how much of the mean square stays; at least 0 and less than 1.
    pub beta2: f64,
    /// ε, greater than 0.
    pub epsilon: f64,
    /// λ, at least 0.
    pub weight_decay: f64,
}

impl Default for AdamW {
    fn default() -> Self {
        Self { learning_rate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weight_decay: 0.01 }
    }
}
// ANCHOR_END: adamw

// ANCHOR: adamw_rule
impl<F: Real> Rule<F, 2> for AdamW {
    const MEMORY: [&'static str; 2] = ["m", "v"];

    fn step(&self, t: u64) -> impl Fn(F, F, [F; 2]) -> (F, [F; 2]) {
        let (beta1, beta2) = (F::of(self.beta1), F::of(self.beta2));
        let bias = |beta: f64| 1.0 - beta.powf(t as f64);
        let (bias1, root) = (bias(self.beta1), bias(self.beta2).sqrt());
        let rate = F::of(self.learning_rate * root / bias1);
        let epsilon = F::of(self.epsilon * root);
        let keep = F::of(1.0 - self.learning_rate * self.weight_decay);
        move |theta, g, [m, v]| {
            let m = beta1 * m + (F::one() - beta1) * g;
            let v = beta2 * v + (F::one() - beta2) * g * g;
            (keep * theta - rate * m / (v.sqrt() + epsilon), [m, v])
        }
    }

    fn rate(&mut self) -> &mut f64 {
        &mut self.learning_rate
    }

    fn check(&self) -> Result<(), Error> {
        Error::positive("learning_rate", self.learning_rate)?;
        Error::below_one("beta1", self.beta1)?;
        Error::below_one("beta2", self.beta2)?;
        Error::positive("epsilon", self.epsilon)?;
        Error::not_negative("weight_decay", self.weight_decay)
    }
}
// ANCHOR_END: adamw_rule

// ANCHOR: rprop
//! Only the sign of the gradient, and a step width for each parameter.

use tensor::Real;

use crate::error::Error;
use crate::rule::Rule;

/// Each parameter has a step width Δ. While the sign of its gradient stays, Δ grows; where it turns, Δ
/// shrinks and this one step is left out (Riedmiller and Braun, 1993; without going back, as PyTorch):
///
/// ```text
/// g g₋₁ > 0:  Δ ← min(η⁺ Δ, Δmax)
/// g g₋₁ < 0:  Δ ← max(η⁻ Δ, Δmin),  g ← 0
/// θ ← θ − Δ sign g
/// ```
///
/// It needs the gradient of all samples: the sign of a mini-batch turns by chance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rprop {
    /// The first Δ, greater than 0.
    pub learning_rate: f64,
    /// η⁻, greater than 0 and less than 1.
    pub shrink: f64,
    /// η⁺, greater than 1.
    pub grow: f64,
    /// Δmin, greater than 0.
    pub least: f64,
    /// Δmax, not less than Δmin.
    pub most: f64,
}

impl Default for Rprop {
    fn default() -> Self {
        Self { learning_rate: 0.01, shrink: 0.5, grow: 1.2, least: 1e-6, most: 50.0 }
    }
}
// ANCHOR_END: rprop

// ANCHOR: rprop_rule
impl<F: Real> Rule<F, 2> for Rprop {
    const MEMORY: [&'static str; 2] = ["previous", "width"];

    fn step(&self, _t: u64) -> impl Fn(F, F, [F; 2]) -> (F, [F; 2]) {
        let (shrink, grow) = (F::of(self.shrink), F::of(self.grow));
        let (least, most) = (F::of(self.least), F::of(self.most));
        let zero = F::zero();
        move |theta, g, [previous, width]| {
            let turn = g * previous;
            let (g, width) = match turn {
                turn if turn > zero => (g, (grow * width).min(most)),
                turn if turn < zero => (zero, (shrink * width).max(least)),
                _ => (g, width),
            };
            let sign = if g == zero { g } else { g.signum() };
            (theta - width * sign, [g, width])
        }
    }

    fn first(&self) -> [F; 2] {
        [F::zero(), F::of(self.learning_rate)]
    }

    fn rate(&mut self) -> &mut f64 {
        &mut self.learning_rate
    }

    fn check(&self) -> Result<(), Error> {
        Error::positive("learning_rate", self.learning_rate)?;
        let shrinks = self.shrink > 0.0 && self.shrink < 1.0;
        Error::unless(shrinks, "shrink", self.shrink, "greater than 0 and less than 1")?;
        let grows = self.grow > 1.0 && self.grow.is_finite();
        Error::unless(grows, "grow", self.grow, "greater than 1 and finite")?;
        Error::positive("least", self.least)?;
        Error::unless(self.most >= self.least, "most", self.most, "not less than `least`")
    }
}
// ANCHOR_END: rprop_rule

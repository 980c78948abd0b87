// ANCHOR: sgd
//! Against the gradient, with and without a memory of where it went before.

use tensor::Real;

use crate::error::Error;
use crate::rule::Rule;

/// θ ← θ − η g.
///
/// Whether g comes from one pattern, a mini-batch or all of them is no business of the rule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sgd {
    /// η, greater than 0.
    pub learning_rate: f64,
}

impl<F: Real> Rule<F, 0> for Sgd {
    const MEMORY: [&'static str; 0] = [];

    fn step(&self, _t: u64) -> impl Fn(F, F, [F; 0]) -> (F, [F; 0]) {
        let eta = F::of(self.learning_rate);
        move |theta, g, []| (theta - eta * g, [])
    }

    fn rate(&mut self) -> &mut f64 {
        &mut self.learning_rate
    }

    fn check(&self) -> Result<(), Error> {
        Error::positive("learning_rate", self.learning_rate)
    }
}
// ANCHOR_END: sgd

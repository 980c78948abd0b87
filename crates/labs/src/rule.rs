//! Rules of descent, one of which is chosen while the program runs.

use crate::Error;
use crate::steps::Steps;
use optimizers::{Adadelta, Adagrad, Adam, Momentum, RmsProp, Sgd};

/// The rule of descent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rule {
    /// θ − η g.
    Sgd(Sgd),
    /// With a velocity, Nesterov's too.
    Momentum(Momentum),
    /// With the sum of all squares.
    Adagrad(Adagrad),
    /// Without a rate of its own.
    Adadelta(Adadelta),
    /// With the mean of squares.
    RmsProp(RmsProp),
    /// With both means.
    Adam(Adam),
}

impl Rule {
    /// What takes the steps, before the first.
    ///
    /// # Errors
    ///
    /// Where a setting of the rule is out of its range.
    pub fn steps(self) -> Result<Steps, Error> {
        match self {
            Self::Sgd(rule) => Steps::by(rule),
            Self::Momentum(rule) => Steps::by(rule),
            Self::Adagrad(rule) => Steps::by(rule),
            Self::Adadelta(rule) => Steps::by(rule),
            Self::RmsProp(rule) => Steps::by(rule),
            Self::Adam(rule) => Steps::by(rule),
        }
    }
}

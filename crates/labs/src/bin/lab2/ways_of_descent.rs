//! Nine rules of descent, each at three learning rates.

use crate::net::Net;
use crate::trial::{Outcome, Rule, Trial};
use labs::task::Task;
use labs::{ByError, Error, Run, Signs};
use optimizers::{Adadelta, Adagrad, Adam, Momentum, RmsProp, Sgd};
use training::Callback;

/// A rule at a learning rate.
#[derive(Clone, Copy)]
pub struct Way {
    /// Which rule.
    pub kind: Kind,
    /// As tables name it.
    pub name: &'static str,
    /// η.
    pub rate: f64,
}

/// A rule, whatever its rate.
#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    /// θ − η g.
    Sgd,
    /// With a velocity.
    Momentum,
    /// With the gradient of the point ahead.
    Nesterov,
    /// θ − η sign g.
    Sign,
    /// SGD with the rate of the lecture, from the errors of the epochs.
    Adaptive,
    /// With the sum of all squares.
    Adagrad,
    /// In the units of the parameter.
    Adadelta,
    /// With the mean of squares.
    RmsProp,
    /// With both means.
    Adam,
}

/// Every rule, as tables name it, and three rates: less than usual, the usual one, more.
pub const KINDS: [(Kind, &str, [f64; 3]); 9] = [
    (Kind::Sgd, "SGD", [0.03, 0.1, 0.3]),
    (Kind::Momentum, "momentum 0.9", [0.03, 0.1, 0.3]),
    (Kind::Nesterov, "Nesterov 0.9", [0.03, 0.1, 0.3]),
    (Kind::Sign, "sign", [0.0003, 0.001, 0.003]),
    (Kind::Adaptive, "adaptive rate", [0.03, 0.1, 0.3]),
    (Kind::Adagrad, "Adagrad", [0.003, 0.01, 0.03]),
    (Kind::Adadelta, "Adadelta", [0.3, 1.0, 3.0]),
    (Kind::RmsProp, "RMSprop", [0.0003, 0.001, 0.003]),
    (Kind::Adam, "Adam", [0.0003, 0.001, 0.003]),
];
impl Way {
    /// Trains the baseline by this rule.
    ///
    /// # Errors
    ///
    /// As [`Trial::train`].
    pub fn train(&self, task: &Task, run: &Run) -> Result<Outcome, Error> {
        let learning_rate = self.rate;
        let momentum =
            Momentum { learning_rate, momentum: 0.9, nesterov: self.kind == Kind::Nesterov };
        let rule = match self.kind {
            Kind::Sgd | Kind::Sign | Kind::Adaptive => Rule::Sgd(Sgd { learning_rate }),
            Kind::Momentum | Kind::Nesterov => Rule::Momentum(momentum),
            Kind::Adagrad => Rule::Adagrad(Adagrad { learning_rate, ..Adagrad::default() }),
            Kind::Adadelta => Rule::Adadelta(Adadelta { learning_rate, ..Adadelta::default() }),
            Kind::RmsProp => Rule::RmsProp(RmsProp { learning_rate, ..RmsProp::default() }),
            Kind::Adam => Rule::Adam(Adam { learning_rate, ..Adam::default() }),
        };
        let trial = Trial { rule, ..Trial::baseline() };
        let mut sign: [&mut dyn Callback<f32, Net>; 1] = [&mut Signs];
        let mut adaptive: [&mut dyn Callback<f32, Net>; 1] = [&mut ByError];
        let own: &mut [&mut dyn Callback<f32, Net>] = match self.kind {
            Kind::Sign => &mut sign,
            Kind::Adaptive => &mut adaptive,
            _ => &mut [],
        };
        trial.train_on(task.size, &task.train, &task.dev, run, own)
    }
}

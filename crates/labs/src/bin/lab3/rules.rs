//! The nine rules of descent of laboratory 2, for convolutional nets.

use crate::net::Net;
use labs::{ByError, Rule, Signs};
use optimizers::{Adadelta, Adagrad, Adam, Momentum, RmsProp, Sgd};
use training::Callback;

/// The learning rates, for the head of a report.
pub const DESCRIBED: &str = "SGD with η = 0.1, also with the rate of the lecture that adapts itself \
    (adaptive η), which begins there; momentum and Nesterov with 0.02; the sign of the gradient with 0.001; \
    Adagrad with 0.01, Adadelta with 1, RMSprop and Adam with 0.002";

/// What is done to gradients and rates besides the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extra {
    /// Nothing.
    None,
    /// Of the gradient the signs alone: with SGD every parameter moves by η.
    Sign,
    /// The rate of the lecture, from the training costs of the epochs that are over.
    ByError,
}

/// Every rule at a rate, as tables name it.
pub fn all() -> [(&'static str, Rule, Extra); 9] {
    let sgd = |learning_rate| Rule::Sgd(Sgd { learning_rate });
    let momentum =
        |nesterov| Rule::Momentum(Momentum { learning_rate: 0.02, momentum: 0.9, nesterov });
    [
        ("SGD", sgd(0.1), Extra::None),
        ("momentum", momentum(false), Extra::None),
        ("Nesterov", momentum(true), Extra::None),
        ("sign", sgd(0.001), Extra::Sign),
        ("adaptive η", sgd(0.1), Extra::ByError),
        (
            "Adagrad",
            Rule::Adagrad(Adagrad { learning_rate: 0.01, ..Adagrad::default() }),
            Extra::None,
        ),
        (
            "Adadelta",
            Rule::Adadelta(Adadelta { learning_rate: 1.0, ..Adadelta::default() }),
            Extra::None,
        ),
        (
            "RMSprop",
            Rule::RmsProp(RmsProp { learning_rate: 0.002, ..RmsProp::default() }),
            Extra::None,
        ),
        ("Adam", Rule::Adam(Adam { learning_rate: 0.002, ..Adam::default() }), Extra::None),
    ]
}

impl Extra {
    /// Does `train` with the callbacks that this takes.
    pub fn with<T>(self, train: impl FnOnce(&mut [&mut dyn Callback<f32, Net>]) -> T) -> T {
        match self {
            Self::None => train(&mut []),
            Self::Sign => train(&mut [&mut Signs]),
            Self::ByError => train(&mut [&mut ByError]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::net;
    use crate::trial::{Outcome, Trial};
    use backprop::Params;
    use labs::Run;
    use labs::task::Task;

    /// Two epochs of the baseline on the small digits.
    fn taught(extra: Extra, epochs: usize) -> (Net, Outcome) {
        let task = Task::named("digits").unwrap();
        let before = net::build(&net::baseline(task.size), &Run::silent(1).streams).unwrap();
        let rule = Rule::Sgd(Sgd { learning_rate: 0.001 });
        let trial = Trial { rule, epochs, batch: 2000, augment: None };
        let (net, parts) = (before.clone(), [&task.train, &task.dev]);
        let outcome =
            extra.with(|own| trial.teach_on(net, task.size, parts, &Run::silent(1), own)).unwrap();
        (before, outcome)
    }

    /// One step of all samples: every parameter moves by 0.001, or not at all.
    #[test]
    fn by_sign_every_parameter_moves_as_far() {
        let (before, outcome) = taught(Extra::Sign, 1);
        let values = |net: &Net| {
            let mut all = Vec::new();
            net.visit(backprop::Path::ROOT, &mut |_, value, _| all.extend(value.iter().copied()));
            all
        };
        let moved = values(&before).into_iter().zip(values(&outcome.net));
        let moved: Vec<f32> = moved.map(|(a, b)| (a - b).abs()).collect();
        assert!(moved.iter().all(|&m| m == 0.0 || (m - 1e-3).abs() < 1e-6));
        assert!(moved.iter().filter(|&&m| m > 0.0).count() > moved.len() / 2);
    }

    /// The cost falls, so the second epoch has 1.05 times the rate of the first.
    #[test]
    fn the_adaptive_rate_grows_while_the_cost_falls() {
        let (_, outcome) = taught(Extra::ByError, 2);
        let rates: Vec<f64> = outcome.curves.iter().map(|record| record.learning_rate).collect();
        assert!((rates[1] / rates[0] - 1.05).abs() < 1e-6, "{rates:?}");
    }
}
